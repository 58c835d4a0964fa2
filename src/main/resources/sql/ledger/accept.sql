-- remembers a batch of rows, each once; a row that is no sign-up is answered to its partner at once
with taken as (
    insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields, transaction_id, reason)
    select :partner, r.ref, :account, r.state, r.name, r.email, r.template, r.client_user_id, r.fields, r.transaction_id, r.reason
      from jsonb_to_recordset(cast(:rows as jsonb)) as r(ref text, state text, name text, email text, template text,
           client_user_id text, fields jsonb, transaction_id uuid, reason text)
    on conflict (partner, ref) do nothing
    returning id, partner, state, reason, occurred_at
), told as (
    insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)
    select id, partner, state, '', reason, occurred_at
      from taken
     where state = any(:tell)
)
select count(*) from taken
