-- another name or address of a sign-up that has no open envelope: what was refused is sent as a new attempt, and so is
-- what has a draft, which would go to the old address
with before as materialized (
    select *, state = 'refused' or (state = 'waiting' and draft_id is not null) as anew from signup
     where id = :id and epoch = :epoch and state = :state
       and state in ('waiting', 'refused', 'declined', 'voided', 'expired')
       for update
), moved as (
    update signup s
       set name = :name, email = :email, epoch = s.epoch + 1,
           offered_name = coalesce(s.offered_name, s.name), offered_email = coalesce(s.offered_email, s.email),
           attempt = s.attempt + case when b.anew then 1 else 0 end,
           transaction_id = case when b.anew then :transaction else s.transaction_id end,
           draft_id = case when b.anew then null else s.draft_id end,
           state = case b.state when 'refused' then 'waiting' else s.state end,
           reason = case b.state when 'refused' then '' else s.reason end,
           tries = case b.state when 'refused' then 0 else s.tries end,
           due_at = case b.state when 'refused' then clock_timestamp() else s.due_at end,
           occurred_at = case b.state when 'refused' then clock_timestamp() else s.occurred_at end
      from before b
     where s.id = b.id
    returning s.id
), noted as (
    insert into history (signup_id, what, detail, actor)
    select b.id, 'correct',
           :reason || ' [' || :what || ', attempt ' || b.attempt || ', transaction ' || b.transaction_id || ', was ' || b.state
                   || case b.reason when '' then '' else ': ' || b.reason end || ']',
           :operator
      from before b join moved m on m.id = b.id
)
select count(*) from moved
