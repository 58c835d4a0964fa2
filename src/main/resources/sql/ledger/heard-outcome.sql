-- the group has dealt with it
update outcome_hearing set heard_at = clock_timestamp() where name = :name and outcome_id = :id
