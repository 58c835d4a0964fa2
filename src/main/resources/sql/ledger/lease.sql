-- gives one sender up to :most sign-ups that are due, the longest waiting first; MATERIALIZED, because without it
-- the planner may run the limit again and again and lease more than was asked for
with due as materialized (
    select id from signup
     where account = :account and state = 'waiting' and due_at <= statement_timestamp() and partner = any(:partners)
     order by due_at, id
     limit :most
       for update skip locked
)
update signup s
   set state = 'sending', epoch = s.epoch + 1, tries = s.tries + 1, two_step = s.partner = any(:twoStep),
       lease_until = clock_timestamp() + make_interval(secs => :seconds)
  from due
 where s.id = due.id
returning s.id, s.epoch, s.account, s.partner, s.ref, s.name, s.email, s.template, s.client_user_id, s.fields,
          s.attempt, s.tries, s.transaction_id, coalesce(s.draft_id, '') as draft_id
