-- the partners that are stopped now
select partner, since, reason, operator from suspended_partner order by partner
