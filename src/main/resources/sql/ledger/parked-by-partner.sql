-- how many outcomes of each partner wait for a person, because its database refuses them
select partner, count(*) as outcomes from outcome where written_at is null and due_at = 'infinity' group by partner
