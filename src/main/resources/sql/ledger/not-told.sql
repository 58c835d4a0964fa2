-- the partner's database has not taken it: again at its time, with what was wrong
update outcome set due_at = clock_timestamp() + make_interval(secs => :seconds), leased_until = null, problem = :problem
 where id = :id and written_at is null
