-- fires a job if nine tenths of its interval have passed since any replica fired it
insert into schedule (job, fired_for, replica) values (:job, clock_timestamp(), :replica)
on conflict (job) do update set fired_for = excluded.fired_for, fired_at = clock_timestamp(), replica = excluded.replica
 where schedule.fired_for <= excluded.fired_for - make_interval(secs => 0.9 * :seconds)
