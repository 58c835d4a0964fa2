-- remembers a batch of rows, each once; a row that is no sign-up is answered to its partner at once, and one whose
-- envelope was met before its row (the ledger was restored from a backup) gets that envelope
with rows as materialized (
    select r.*, f.envelope_id, f.state as found_state, f.reason as found_reason, f.sent_at, f.occurred_at
      from unnest(cast(:refs as text[]), cast(:states as text[]), cast(:names as text[]), cast(:emails as text[]),
                  cast(:templates as text[]), cast(:clients as text[]), cast(cast(:fields as text[]) as jsonb[]),
                  cast(:transactions as uuid[]), cast(:reasons as text[]))
           as r(ref, state, name, email, template, client_user_id, fields, transaction_id, reason)
      left join lateral (
           select * from unknown_envelope u
            where u.partner = :partner and u.ref = r.ref and r.state = 'waiting'
            order by u.state = 'completed' desc, u.sent_at
            limit 1) f on true
), taken as (
    insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields, transaction_id,
                        reason, envelope_id, sent_at, occurred_at)
    select :partner, ref, :account, coalesce(found_state, state), name, email, template, client_user_id, fields,
           transaction_id, coalesce(found_reason, reason), envelope_id, sent_at, coalesce(occurred_at, clock_timestamp())
      from rows
     order by ref
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
