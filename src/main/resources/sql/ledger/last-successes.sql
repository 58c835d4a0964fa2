-- when each scheduled job was last done without a failure
select job, succeeded_at from schedule where succeeded_at is not null
