-- an account's Connect was looked at; answers whether that was allowed the time before
with before as materialized (
    select allowed from connect_audit where account = :account
), noted as (
    insert into connect_audit (account, allowed, why) values (:account, :allowed, :why)
    on conflict (account) do update set looked_at = clock_timestamp(), allowed = excluded.allowed, why = excluded.why
)
select (select allowed from before)
