-- DocuSign will never take it unchanged
with moved as (
    update signup
       set state = 'refused', reason = :reason, occurred_at = clock_timestamp(), lease_until = null
     where id = :id and epoch = :epoch and lease_until is not null
    returning id, partner, reason, occurred_at
), told as (
    insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)
    select id, partner, 'refused', '', reason, occurred_at from moved where :tell
)
select count(*) from moved
