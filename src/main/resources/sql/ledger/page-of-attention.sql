-- a page of sign-ups in one of the states that operators look for; the list of states is that of the index
select id, partner, ref, state, coalesce(envelope_id, '') as envelope_id, left(reason, 1100) as reason, attempt, tries,
       accepted_at, occurred_at, case when state in ('waiting', 'unsure') then nullif(due_at, 'infinity') end as due_at,
       unsure_since, state in ('waiting', 'unsure') and due_at = 'infinity' as stuck, name, email, offered_name, offered_email
  from signup
 where state in ('invalid', 'unsure', 'refused', 'bounced', 'declined', 'voided', 'expired') and state = :state
   and id > :after and occurred_at >= :since and (:partner = '' or partner = :partner)
 order by id
 limit :most
