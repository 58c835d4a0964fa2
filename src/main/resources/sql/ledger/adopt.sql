-- an envelope that carries our key belongs to the sign-up that waits to hear of one; of several the first that was sent;
-- also one that was given up while it was in doubt: somebody got mail
with news as materialized (
    select distinct on (n.partner, n.ref) n.*
      from (select distinct on (m.envelope_id) m.*
              from jsonb_to_recordset(cast(:news as jsonb))
                as m(envelope_id text, partner text, ref text, sent_at timestamptz)
             order by m.envelope_id, m.partner, m.ref) n
     where not exists (select 1 from signup o where o.envelope_id = n.envelope_id)
     order by n.partner, n.ref, n.sent_at, n.envelope_id
), moved as (
    update signup s
       set state = 'sent', envelope_id = n.envelope_id, sent_at = n.sent_at, occurred_at = n.sent_at, reason = '',
           epoch = s.epoch + 1, lease_until = null, unsure_since = null
      from news n
     where s.partner = n.partner and s.ref = n.ref and s.envelope_id is null
       and (s.state in ('waiting', 'sending', 'unsure') or (s.state = 'refused' and s.doubted_at is not null))
       and not exists (select 1 from other_envelope o where o.envelope_id = n.envelope_id)
    returning s.id, s.partner, s.account, s.envelope_id, s.occurred_at, s.doubted_at
), told as (
    insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)
    select id, partner, 'sent', envelope_id, '', occurred_at
      from moved
     where coalesce(jsonb_exists(cast(:tell as jsonb) -> partner, 'sent'), true)
)
select partner, account, 'sent' as state, count(*) as signups, count(doubted_at) as doubted
  from moved
 group by partner, account
