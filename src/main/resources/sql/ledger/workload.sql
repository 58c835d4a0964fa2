-- what each partner has waiting, how much of it as a draft, and what is in doubt or waits for a person; each from its index
select account, partner,
       count(*) filter (where due_at < 'infinity') as waiting,
       count(*) filter (where due_at < 'infinity' and draft_id is not null) as drafts,
       count(*) filter (where due_at = 'infinity') as stuck, 0 as unsure,
       extract(epoch from clock_timestamp() - min(occurred_at) filter (where due_at < 'infinity')) as oldest
  from signup
 where state = 'waiting'
 group by account, partner
 union all
select account, partner, 0, 0, count(*) filter (where due_at = 'infinity'), count(*), null
  from signup
 where state = 'unsure'
 group by account, partner
