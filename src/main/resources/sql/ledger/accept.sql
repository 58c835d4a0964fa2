-- remembers a batch of rows, each once; a row that is no sign-up is answered to its partner at once, and one whose
-- envelope was met before its row (the ledger was restored from a backup) gets that envelope: as there are none on
-- other days, it is asked once whether there are any, and not for each row
with taken as (
    insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields, transaction_id,
                        reason, envelope_id, sent_at, occurred_at)
    select :partner, r.ref, :account, coalesce(f.state, r.state), name, email, template, client_user_id, fields,
           transaction_id, coalesce(f.reason, r.reason), f.envelope_id, f.sent_at,
           coalesce(f.occurred_at, clock_timestamp())
      from unnest(cast(:refs as text[]), cast(:states as text[]), cast(:names as text[]), cast(:emails as text[]),
                  cast(:templates as text[]), cast(:clients as text[]), cast(cast(:fields as text[]) as jsonb[]),
                  cast(:transactions as uuid[]), cast(:reasons as text[]))
           as r(ref, state, name, email, template, client_user_id, fields, transaction_id, reason)
      left join lateral (
           select * from unknown_envelope u
            where (select exists (select from unknown_envelope)) and r.state = 'waiting'
              and u.partner = :partner and u.ref = r.ref
            order by u.state = 'completed' desc, u.sent_at
            limit 1) f on true
     order by r.ref
    on conflict (partner, ref) do nothing
    returning id, partner, state, reason, envelope_id, occurred_at
), met as (
    delete from unknown_envelope u using taken t where u.envelope_id = t.envelope_id
), told as (
    insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)
    select id, partner, state, coalesce(envelope_id, ''), reason, occurred_at
      from taken
     where state = any(:tell) and state <> 'waiting'
)
select state, count(*) as signups from taken group by state
