-- a job was done without a failure
update schedule set succeeded_at = clock_timestamp() where job = :job
