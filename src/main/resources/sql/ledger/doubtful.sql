-- gives one replica the doubtful sign-ups that are due for a look-up and sets the next look-up twice as far from the
-- beginning of the doubt, but not beyond the settle time
with due as materialized (
    select id from signup
     where account = :account and state = 'unsure' and due_at <= statement_timestamp()
     order by due_at
     limit :most
       for update skip locked
)
update signup s
   set due_at = greatest(clock_timestamp() + interval '2 seconds',
                least(s.unsure_since + make_interval(secs => :settle),
                      clock_timestamp() + greatest(clock_timestamp() - s.unsure_since, interval '5 seconds')))
  from due
 where s.id = due.id
returning s.id, s.epoch, s.account, s.partner, s.ref, s.attempt, s.transaction_id, coalesce(s.draft_id, '') as draft_id,
          clock_timestamp() >= s.unsure_since + make_interval(secs => :settle) as settled,
          s.unsure_since < clock_timestamp() - interval '6 days 12 hours' as forgotten, s.accepted_at
