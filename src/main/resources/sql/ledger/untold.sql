-- gives one replica a partner's outcomes that are due; only the oldest of a sign-up, so that its order is kept. A question
-- of its own for each, because a planner that last looked while all was told compares each with all
with due as materialized (
    select o.id from outcome o
     where o.partner = :partner and o.written_at is null and o.due_at <= statement_timestamp()
       and coalesce(o.leased_until, '-infinity') <= statement_timestamp()
       and (select count(*) from outcome e
             where e.signup_id = o.signup_id and e.id < o.id and coalesce(e.written_at, 'infinity') = 'infinity') = 0
     order by o.due_at, o.id
     limit :most
       for update skip locked
)
update outcome o
   set attempt = o.attempt + 1, leased_until = clock_timestamp() + make_interval(secs => :seconds)
  from due, signup s
 where o.id = due.id and s.id = o.signup_id
returning o.id, s.partner, s.ref, o.status, o.envelope_id, o.reason, o.occurred_at, o.attempt
