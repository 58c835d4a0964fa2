-- how many signed documents of each partner are not stored yet, and how many of them met a trouble
select partner, count(*) as waiting, count(*) filter (where problem <> '' and tries > 0) as troubled
  from document
 where stored_at is null
 group by partner
