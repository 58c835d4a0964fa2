-- how many outcomes partners are still to be told
select count(*) from outcome where written_at is null
