-- a second envelope under one key: remembered with both ids, to be voided unless somebody has signed or ended it
with news as materialized (
    select distinct on (envelope_id) *
      from jsonb_to_recordset(cast(:news as jsonb))
        as n(envelope_id text, partner text, ref text, state text, sent_at timestamptz)
), found as (
    insert into other_envelope (envelope_id, signup_id, kind, state, sent_at, void_at)
    select n.envelope_id, s.id, 'double', n.state, n.sent_at,
           case when n.state in ('sent', 'delivered', 'bounced') then clock_timestamp() end
      from news n
      join signup s on s.partner = n.partner and s.ref = n.ref
     where s.envelope_id is not null and s.envelope_id <> n.envelope_id
    on conflict (envelope_id) do nothing
    returning envelope_id, signup_id
), noted as (
    insert into history (signup_id, what, detail)
    select f.signup_id, 'double', 'envelope ' || f.envelope_id || ' beside ' || s.envelope_id
      from found f join signup s on s.id = f.signup_id
)
select s.partner, s.ref, s.envelope_id as kept, f.envelope_id as other
  from found f join signup s on s.id = f.signup_id
