-- what happened during the gap is known now
update continuity set alive_at = clock_timestamp() where account = :account
