-- of what listings brought some time ago, what no webhook has brought meanwhile; each counts once on all replicas
with due as (
    delete from listing_find
     where found_at < clock_timestamp() - make_interval(secs => :seconds)
    returning envelope_id, state
)
select coalesce(s.partner, '') as partner, count(*) as changes
  from due
  left join signup s on s.envelope_id = due.envelope_id
 where not exists (select 1 from connect_event e where e.envelope_id = due.envelope_id and e.state = due.state)
 group by 1
