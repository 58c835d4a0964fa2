-- news of a listing that would move a sign-up on: either a webhook brings it too, or it was missed
insert into listing_find (envelope_id, state)
select n.envelope_id, n.state
  from jsonb_to_recordset(cast(:news as jsonb)) as n(envelope_id text, state text, occurred_at timestamptz)
  join signup s on s.envelope_id = n.envelope_id
 where s.state in ('sent', 'delivered', 'bounced')
   and array_position(array['sent', 'delivered', 'bounced', 'declined', 'voided', 'expired', 'completed'], n.state)
     > array_position(array['sent', 'delivered', 'bounced'], s.state)
   and (n.state <> 'bounced' or s.corrected_at is null or n.occurred_at > s.corrected_at)
on conflict (envelope_id, state) do nothing
