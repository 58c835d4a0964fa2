-- a page of sign-ups that wait for a person; the condition is that of the index
select id, partner, ref, state, coalesce(envelope_id, '') as envelope_id, left(reason, 1100) as reason, attempt, tries,
       accepted_at, occurred_at, cast(null as timestamptz) as due_at, unsure_since, true as stuck, name, email, offered_name, offered_email
  from signup
 where state in ('waiting', 'unsure') and due_at = 'infinity'
   and id > :after and occurred_at >= :since and (:partner = '' or partner = :partner)
 order by id
 limit :most
