-- an operator decides that the attempt in doubt does not exist, or that an ended one is sent again: a new attempt; what
-- was is kept
with before as materialized (
    select * from signup
     where id = :id and epoch = :epoch and state = :state
       and state in ('unsure', 'refused', 'declined', 'voided', 'expired')
       for update
), past as (
    insert into other_envelope (envelope_id, signup_id, kind, state, sent_at)
    select envelope_id, id, 'past', state, sent_at from before where envelope_id is not null
    on conflict (envelope_id) do nothing
), moved as (
    update signup s
       set state = 'waiting', attempt = s.attempt + 1, transaction_id = :transaction, tries = 0, epoch = s.epoch + 1,
           due_at = clock_timestamp(), occurred_at = clock_timestamp(), reason = '', unsure_since = null,
           envelope_id = null, draft_id = null, sent_at = null
      from before b
     where s.id = b.id
    returning s.id
), noted as (
    insert into history (signup_id, what, detail, actor)
    select b.id, 'resend',
           :reason || ' [attempt ' || b.attempt || ', transaction ' || b.transaction_id || ', was ' || b.state
                   || coalesce(', envelope ' || b.envelope_id, '') || case b.reason when '' then '' else ': ' || b.reason end
                   || ']',
           :operator
      from before b join moved m on m.id = b.id
)
select count(*) from moved
