-- DocuSign does not know the attempt after the settle time: a person decides
with moved as (
    update signup
       set due_at = 'infinity', reason = 'DocuSign does not know the attempt: an operator has to decide'
     where id = :id and epoch = :epoch and state = 'unsure'
    returning id, attempt
), noted as (
    insert into history (signup_id, what, detail)
    select id, 'operator asked', 'DocuSign does not know attempt ' || attempt from moved
)
select count(*) from moved
