-- a new group hears of what comes from now on
insert into outcome_group (name, partner, past)
select :name, :partner, coalesce((select max(id) from outcome where partner = :partner), 0)
 where not exists (select 1 from outcome_group where name = :name and partner = :partner)
on conflict do nothing
