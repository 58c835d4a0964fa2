-- DocuSign has them; each fenced by its epoch alone, which a lost lease has moved on. One that somebody else holds is left
-- out, so that it keeps no other waiting: its own sender writes it alone
with answer as materialized (
    select * from unnest(cast(:ids as bigint[]), cast(:epochs as bigint[]), cast(:envelopes as text[]),
                         cast(:ats::text[] as timestamptz[]), cast(:tell as boolean[]))
        as a(id, epoch, envelope, at, tell)
), held as materialized (
    select s.id, a.envelope, a.at, a.tell
      from answer a join signup s on s.id = a.id and s.epoch = a.epoch
     where s.lease_until is not null
     order by s.id
       for update of s skip locked
), moved as (
    update signup s
       set state = 'sent', envelope_id = h.envelope, sent_at = h.at, occurred_at = h.at, reason = '', lease_until = null
      from held h
     where s.id = h.id
    returning s.id, s.epoch, s.partner, s.envelope_id, s.occurred_at, h.tell
), told as (
    insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)
    select id, partner, 'sent', envelope_id, '', occurred_at from moved where tell order by id
)
select id, epoch from moved
