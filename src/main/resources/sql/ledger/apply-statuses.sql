-- only later news moves a sign-up on; an ending stays, but a bounced mail may still be signed, and one that came back
-- before the address was corrected is no news. Found by their envelopes alone, see lease.sql
with news as materialized (
    select * from jsonb_to_recordset(cast(:news as jsonb))
        as n(envelope_id text, state text, reason text, occurred_at timestamptz)
), moved as (
    update signup s
       set state = n.state, reason = n.reason, occurred_at = n.occurred_at
      from news n
     where s.envelope_id = n.envelope_id
       and s.state || '' in ('sent', 'delivered', 'bounced')
       and array_position(array['sent', 'delivered', 'bounced', 'declined', 'voided', 'expired', 'completed'], n.state)
         > array_position(array['sent', 'delivered', 'bounced'], s.state)
       and (n.state <> 'bounced' or s.corrected_at is null or n.occurred_at > s.corrected_at)
    returning s.id, s.partner, s.account, s.state, s.envelope_id, s.reason, s.occurred_at
), told as (
    insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)
    select id, partner, state, envelope_id, reason, occurred_at
      from moved
     where coalesce(jsonb_exists(cast(:tell as jsonb) -> partner, state), state <> 'delivered')
)
select partner, account, state, count(*) as signups, 0 as doubted from moved group by partner, account, state
