-- how many outcomes each partner is still to be told
select partner, count(*) as outcomes from outcome where written_at is null group by partner
