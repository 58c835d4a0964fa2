-- when each scheduled job ran last, and where; the health check only proves with a job of its own that we can write
select job, fired_for, fired_at, replica from schedule where job <> 'check-ledger' order by job
