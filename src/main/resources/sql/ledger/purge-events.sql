-- what was applied is kept for a while, what was not four times as long
with old as materialized (
    select id from connect_event
     where received_at < clock_timestamp() - make_interval(secs => :seconds)
       and (applied_at < clock_timestamp() - make_interval(secs => :seconds)
            or received_at < clock_timestamp() - make_interval(secs => :seconds * 4))
     limit 5000
), refused as (
    delete from connect_refused where refused_at < clock_timestamp() - make_interval(secs => :seconds)
)
delete from connect_event e using old where e.id = old.id
