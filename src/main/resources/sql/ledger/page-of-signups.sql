-- a page of sign-ups by number, so that a page costs the same wherever it begins; name and address only to be masked
select id, partner, ref, state, coalesce(envelope_id, '') as envelope_id, left(reason, 1100) as reason, attempt, tries,
       accepted_at, occurred_at, case when state in ('waiting', 'unsure') then nullif(due_at, 'infinity') end as due_at,
       unsure_since, state in ('waiting', 'unsure') and due_at = 'infinity' as stuck, name, email, offered_name, offered_email
  from signup
 where id > :after and occurred_at >= :since and (:partner = '' or partner = :partner)
   and (:state = '' or state = :state)
 order by id
 limit :most
