-- drafts that nobody will send. A lease that made one was taken before it was listed, so once its sign-up is seen without
-- a lease, that draft can never be recorded any more; until then it may be in a sender's hands
insert into stray_draft (envelope_id, signup_id)
select n.envelope_id, s.id
  from jsonb_to_recordset(cast(:drafts as jsonb)) as n(envelope_id text, partner text, ref text)
  join signup s on s.partner = n.partner and s.ref = n.ref
 where s.state <> 'sending'
   and s.envelope_id is distinct from n.envelope_id
   and (s.draft_id is distinct from n.envelope_id or s.state not in ('waiting', 'unsure'))
   and not exists (select 1 from other_envelope o where o.envelope_id = n.envelope_id)
on conflict (envelope_id) do nothing
