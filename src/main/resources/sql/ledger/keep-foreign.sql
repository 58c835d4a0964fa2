-- what a listing says of envelopes of other tools: those that can be signed are kept, the others are forgotten
with listed as materialized (
    select * from jsonb_to_recordset(cast(:listed as jsonb))
        as l(envelope_id text, signer text, email text, subject text, state text, sent_at timestamptz, changed_at timestamptz)
), gone as (
    delete from foreign_envelope f
     using listed l
     where f.envelope_id = l.envelope_id
       and not exists (select from listed o where o.envelope_id = f.envelope_id and o.signer = f.signer and o.state <> 'ended')
)
insert into foreign_envelope as f (envelope_id, signer, account, email, subject, state, sent_at, changed_at)
select distinct on (envelope_id, signer) envelope_id, signer, :account, email, subject, state, sent_at, changed_at
  from listed
 where state <> 'ended'
 order by envelope_id, signer, changed_at desc
on conflict (envelope_id, signer) do update
   set email = excluded.email, subject = excluded.subject, state = excluded.state, changed_at = excluded.changed_at
 where (f.email, f.subject, f.state, f.changed_at)
       is distinct from (excluded.email, excluded.subject, excluded.state, excluded.changed_at)
