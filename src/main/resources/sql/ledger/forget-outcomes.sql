-- looks at some outcomes in the order of their numbers and forgets those that were written long ago and that every group of
-- own routes has heard of that still asks; answers how far it has looked and whether there may be more behind
with seen as materialized (
    select id, partner, written_at < statement_timestamp() - make_interval(secs => :seconds) as old
      from outcome
     where id > :after
     order by id
     limit :most
), gone as (
    delete from outcome o using seen s
     where o.id = s.id and s.old
       and not exists (
           select 1 from outcome_group g
            where g.partner = s.partner and g.past < s.id
              and g.asked_at >= statement_timestamp() - make_interval(secs => :seconds))
    returning o.id
)
select coalesce(max(id), 0) as last, (select count(*) from gone) as gone,
       count(*) = :most and coalesce(bool_or(old is not false), false) as more
  from seen
