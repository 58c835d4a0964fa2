-- DocuSign has deleted them
with gone as (
    delete from stray_draft where envelope_id = any(:deleted) returning signup_id, envelope_id
), noted as (
    insert into history (signup_id, what, detail)
    select signup_id, 'draft deleted', envelope_id || ' was made and its answer lost; nobody was mailed' from gone
)
select count(*) from gone
