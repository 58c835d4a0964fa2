-- an operator has sign-ups tried again, each only if it still stands where it was decided on: what was stuck is due, what
-- was refused gets a new attempt (DocuSign created nothing), what is in doubt is only looked up again
with decided as materialized (
    select * from jsonb_to_recordset(cast(:decided as jsonb))
        as d(id bigint, epoch bigint, state text, transaction_id uuid, seconds double precision)
), before as materialized (
    select s.id, s.state, s.attempt, s.transaction_id, s.reason, d.transaction_id as next_transaction_id, d.seconds
      from signup s join decided d on d.id = s.id
     where s.epoch = d.epoch and s.state = d.state and s.state in ('waiting', 'refused', 'unsure')
     order by s.id
       for update of s
), moved as (
    update signup s
       set state = case b.state when 'refused' then 'waiting' else b.state end,
           attempt = s.attempt + case b.state when 'refused' then 1 else 0 end,
           transaction_id = case b.state when 'refused' then b.next_transaction_id else s.transaction_id end,
           draft_id = case b.state when 'refused' then null else s.draft_id end,
           occurred_at = case b.state when 'refused' then clock_timestamp() else s.occurred_at end,
           tries = 0, reason = '', epoch = s.epoch + 1, due_at = clock_timestamp() + make_interval(secs => b.seconds)
      from before b
     where s.id = b.id
    returning s.id
), noted as (
    insert into history (signup_id, what, detail, actor)
    select b.id, 'retry',
           :reason || ' [attempt ' || b.attempt || ', transaction ' || b.transaction_id || ', was ' || b.state
                   || case b.reason when '' then '' else ': ' || b.reason end || ']',
           :operator
      from before b join moved m on m.id = b.id
)
select count(*) from moved
