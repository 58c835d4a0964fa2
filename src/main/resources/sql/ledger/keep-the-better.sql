-- of two envelopes under one key the signed one counts, otherwise the one that was sent first; the other is the double
with locked as materialized (
    select s.id, s.envelope_id as old_id, s.state as old_state, s.sent_at as old_sent_at,
           o.envelope_id as new_id, o.state as new_state, o.sent_at as new_sent_at
      from other_envelope o join signup s on s.id = o.signup_id
     where o.envelope_id = any(:doubles) and o.kind = 'double' and s.state in ('sent', 'delivered', 'bounced')
       and (o.state = 'completed' or (o.state in ('sent', 'delivered') and o.sent_at < s.sent_at))
       for update of s, o
), pairs as materialized (
    select distinct on (id) * from locked order by id, new_state = 'completed' desc, new_sent_at, new_id
), gone as (
    delete from other_envelope o using pairs p where o.envelope_id = p.new_id
), moved as (
    update signup s
       set envelope_id = p.new_id, sent_at = p.new_sent_at, state = 'sent', occurred_at = p.new_sent_at
      from pairs p
     where s.id = p.id
    returning s.id
)
insert into other_envelope (envelope_id, signup_id, kind, state, sent_at, void_at)
select old_id, id, 'double', old_state, old_sent_at, clock_timestamp() from pairs
on conflict (envelope_id) do nothing
