-- they were asked for: again after twice that time, then four and eight times it; what DocuSign does not know is noted once
with asked as materialized (
    select id, cast(:missing as boolean) as missing from unnest(cast(:ids as bigint[])) as a(id)
), before as materialized (
    select e.signup_id, e.missing_since from silent_envelope e join asked a on a.id = e.signup_id
), noted as (
    insert into silent_envelope as e (signup_id, ask_at, missing_since)
    select s.id, clock_timestamp() + make_interval(secs => 2 * :seconds), case when a.missing then clock_timestamp() end
      from asked a join signup s on s.id = a.id
    on conflict (signup_id) do update
       set asked_at = clock_timestamp(),
           times = e.times + 1,
           ask_at = clock_timestamp() + make_interval(secs => :seconds * power(2, least(e.times + 1, 3))),
           missing_since = case when excluded.missing_since is null then null
                                else coalesce(e.missing_since, excluded.missing_since) end
    returning e.signup_id, e.missing_since is not null as missing
), told as (
    insert into history (signup_id, what, detail)
    select n.signup_id, case when n.missing then 'envelope missing' else 'envelope found' end,
           case when n.missing then 'DocuSign does not know the envelope any more' else 'DocuSign knows the envelope again' end
      from noted n left join before b on b.signup_id = n.signup_id
     where n.missing <> (b.missing_since is not null)
    returning what
)
select count(*) from told where what = 'envelope missing'
