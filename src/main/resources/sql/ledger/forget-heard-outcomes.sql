-- what a group heard an hour ago is behind it; an hour, because a smaller number may have been committed later
with open as materialized (
    select g.past, min(o.id) filter (where h.heard_at is null or h.heard_at > statement_timestamp() - interval '1 hour') as first,
           max(o.id) as last
      from outcome_group g
      join outcome o on o.partner = g.partner and o.id > g.past
      left join outcome_hearing h on h.name = g.name and h.outcome_id = o.id
     where g.name = :name and g.partner = :partner
     group by g.past
), moved as (
    update outcome_group g
       set past = coalesce(open.first - 1, open.last)
      from open
     where g.name = :name and g.partner = :partner and g.past = open.past
    returning g.past
)
delete from outcome_hearing h using moved
 where h.name = :name and h.partner = :partner and h.outcome_id <= moved.past
