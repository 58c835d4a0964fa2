-- when each scheduled job ran last, and where
select job, fired_for, fired_at, replica from schedule order by job
