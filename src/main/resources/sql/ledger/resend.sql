-- DocuSign does not know the attempt after the settle time: a new attempt with a new transaction id
with moved as (
    update signup
       set state = 'waiting', attempt = :attempt + 1, transaction_id = :transaction, tries = 0, unsure_since = null, draft_id = null,
           due_at = clock_timestamp(), reason = ''
     where id = :id and epoch = :epoch and state = 'unsure' and attempt = :attempt
    returning id, attempt
), noted as (
    insert into history (signup_id, what, detail)
    select id, 'sent again', 'DocuSign does not know attempt ' || (attempt - 1) || ' after the settle time' from moved
)
select count(*) from moved
