-- how old the oldest outcome is that each partner is still to be told, without those that wait for a person
select partner, greatest(0, extract(epoch from clock_timestamp() - min(occurred_at))) as age
  from outcome
 where written_at is null and due_at < 'infinity'
 group by partner
