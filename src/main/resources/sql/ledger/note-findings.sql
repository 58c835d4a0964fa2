-- what was found takes the place of what was found before; answers what is new and what is over
with found as materialized (
    select * from unnest(cast(:findings as text[]), cast(:details as text[])) as f(finding, detail)
), before as materialized (
    select finding from connect_finding where account = :account
), over as (
    delete from connect_finding c
     where c.account = :account and c.finding not in (select finding from found)
), noted as (
    insert into connect_finding (account, finding, detail)
    select :account, finding, detail from found
    on conflict (account, finding) do update set detail = excluded.detail
)
select finding, true as fresh from found where finding not in (select finding from before)
 union all
select finding, false from before where finding not in (select finding from found)
