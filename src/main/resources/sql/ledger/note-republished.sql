-- DocuSign was asked to repeat them; forgotten when its own log has forgotten them too
with old as (
    delete from connect_republished where account = :account and at < clock_timestamp() - interval '60 days'
)
insert into connect_republished (account, failure_id)
select :account, f.id from unnest(cast(:ids as text[])) as f(id)
on conflict (account, failure_id) do nothing
