-- how many sign-ups of each partner stand where, how many of them wait for a person, since when the oldest stands there
select partner, state, count(*) as signups,
       count(*) filter (where state in ('waiting', 'unsure') and due_at = 'infinity') as stuck,
       min(occurred_at) as oldest
  from signup
 group by partner, state
