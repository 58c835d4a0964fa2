-- what an operator's decision about one sign-up depends on
select id, epoch, state, attempt, state in ('waiting', 'unsure') and due_at = 'infinity' as stuck,
       state = 'refused' and reason like 'given up by operator:%' as given_up,
       unsure_since + make_interval(secs => :settle) as settles_at,
       coalesce(unsure_since + make_interval(secs => :settle) > clock_timestamp(), false) as settling
  from signup
 where partner = :partner and ref = :ref
