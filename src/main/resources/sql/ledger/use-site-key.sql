-- one call with a key: found, counted in its minute and noted, or no row for a key that is unknown, revoked or over
update site_key k
   set minute_used = case when k.minute = date_trunc('minute', statement_timestamp()) then k.minute_used + 1 else 1 end,
       minute = date_trunc('minute', statement_timestamp()), last_used_at = statement_timestamp()
 where k.id = :id and k.digest = :digest and k.revoked_at is null
   and (k.expires_at is null or k.expires_at > statement_timestamp())
returning k.id, k.partner, k.name, k.templates, k.operations, k.return_urls, k.networks, k.per_minute, k.minute_used,
          ceil(extract(epoch from k.minute + interval '1 minute' - statement_timestamp()))::integer as seconds_left,
          exists (select from suspended_partner s where s.partner = k.partner) as suspended
