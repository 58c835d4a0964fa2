-- DocuSign has it; fenced by the epoch alone, which a lost lease has moved on
with moved as (
    update signup
       set state = 'sent', envelope_id = :envelope, sent_at = :at, occurred_at = :at, reason = '', lease_until = null
     where id = :id and epoch = :epoch and lease_until is not null
    returning id, partner, envelope_id, occurred_at
), told as (
    insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)
    select id, partner, 'sent', envelope_id, '', occurred_at from moved where :tell
)
select count(*) from moved
