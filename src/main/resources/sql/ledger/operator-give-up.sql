-- an operator ends a sign-up that has no envelope, without sending; the partner hears of it
with before as materialized (
    select * from signup
     where id = :id and epoch = :epoch and state = :state and state in ('waiting', 'unsure', 'refused')
       for update
), moved as (
    update signup s
       set state = 'refused', reason = 'given up by operator: ' || :reason, epoch = s.epoch + 1, unsure_since = null,
           occurred_at = clock_timestamp()
      from before b
     where s.id = b.id
    returning s.id, s.partner, s.reason, s.occurred_at
), told as (
    insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)
    select id, partner, 'refused', '', reason, occurred_at from moved where :tell
), noted as (
    insert into history (signup_id, what, detail, actor)
    select b.id, 'give up',
           :reason || ' [attempt ' || b.attempt || ', transaction ' || b.transaction_id || ', was ' || b.state
                   || case b.reason when '' then '' else ': ' || b.reason end || ']',
           :operator
      from before b join moved m on m.id = b.id
)
select count(*) from moved
