-- the partner's database has taken it
update outcome set written_at = clock_timestamp(), problem = :problem where id = :id and written_at is null
