-- moves a job's last firing forward to a planned time; one of several replicas wins
insert into schedule (job, fired_for, replica) values (:job, :time, :replica)
on conflict (job) do update set fired_for = excluded.fired_for, fired_at = clock_timestamp(), replica = excluded.replica
 where schedule.fired_for < excluded.fired_for
