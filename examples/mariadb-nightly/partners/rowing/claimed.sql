update signups set taken_at = utc_timestamp() where ref = :#ref
