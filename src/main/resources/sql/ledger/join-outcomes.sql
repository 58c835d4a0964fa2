-- a new group hears of what comes from now on; one that is there says that it still asks
insert into outcome_group (name, partner, past)
select :name, :partner, coalesce((select max(id) from outcome where partner = :partner), 0)
on conflict (name, partner) do update set asked_at = statement_timestamp()
