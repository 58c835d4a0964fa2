-- of these failed deliveries those that DocuSign was not asked to repeat yet
select f.id from unnest(cast(:ids as text[])) as f(id)
 where not exists (select 1 from connect_republished r where r.account = :account and r.failure_id = f.id)
