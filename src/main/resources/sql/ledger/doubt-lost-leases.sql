-- a lease that ran out while a call may have been under way is the same doubt as silence, and its sender cannot record
-- any more; with two steps there is no doubt, because only the recorded draft is ever sent
with lost as materialized (
    select id from signup where state = 'sending' and lease_until < statement_timestamp() for update skip locked
), moved as (
    update signup s
       set state = case when two_step then 'waiting' else 'unsure' end,
           epoch = epoch + 1, lease_until = null, reason = 'the sender was lost', due_at = clock_timestamp(),
           unsure_since = case when two_step then null else clock_timestamp() end,
           doubted_at = clock_timestamp()
      from lost
     where s.id = lost.id
    returning s.id, s.attempt, s.partner, s.state
), noted as (
    insert into history (signup_id, what, detail) select id, 'lease lost', 'attempt ' || attempt from moved
)
select partner, state, count(*) as signups from moved group by partner, state
