-- looks at some lines of histories in the order of their numbers and forgets old ones of sign-ups that have ended; answers
-- how far it has looked and whether there may be more behind
with seen as materialized (
    select h.id, h.at < statement_timestamp() - make_interval(secs => :seconds) as old,
           s.state not in ('waiting', 'sending', 'unsure', 'sent', 'delivered', 'bounced') as ended
      from history h join signup s on s.id = h.signup_id
     where h.id > :after
     order by h.id
     limit :most
), gone as (
    delete from history h using seen s where h.id = s.id and s.old and s.ended
    returning h.id
)
select coalesce(max(id), 0) as last, (select count(*) from gone) as gone,
       count(*) = :most and coalesce(bool_or(old), false) as more
  from seen
