-- whether the ledger can be written
insert into schedule (job, fired_for, replica) values ('check-ledger', clock_timestamp(), 'health')
on conflict (job) do update set fired_for = clock_timestamp(), fired_at = clock_timestamp(), replica = 'health'
