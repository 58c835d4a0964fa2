-- an envelope with a key of ours whose sign-up the ledger does not know: its row may be offered again
insert into unknown_envelope (envelope_id, partner, ref, state, reason, sent_at, occurred_at)
select distinct on (n.envelope_id) n.envelope_id, n.partner, n.ref, n.state, n.reason, n.sent_at, n.occurred_at
  from jsonb_to_recordset(cast(:news as jsonb)) as n(envelope_id text, partner text, ref text, state text, reason text,
       sent_at timestamptz, occurred_at timestamptz)
 where n.partner = any(:partners)
   and not exists (select 1 from signup s where s.partner = n.partner and s.ref = n.ref)
 order by n.envelope_id, n.occurred_at desc
on conflict (envelope_id) do update
   set state = excluded.state, reason = excluded.reason, occurred_at = excluded.occurred_at
 where unknown_envelope.occurred_at < excluded.occurred_at
