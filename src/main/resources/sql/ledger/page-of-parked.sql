-- a page of sign-ups whose partner's database refuses an outcome
select id, partner, ref, state, coalesce(envelope_id, '') as envelope_id, left(reason, 1100) as reason, attempt, tries,
       accepted_at, occurred_at, case when state in ('waiting', 'unsure') then nullif(due_at, 'infinity') end as due_at,
       unsure_since, state in ('waiting', 'unsure') and due_at = 'infinity' as stuck, name, email, offered_name,
       offered_email
  from signup
 where id in (select o.signup_id from outcome o where o.written_at is null and o.due_at = 'infinity')
   and id > :after and occurred_at >= :since and (:partner = '' or partner = :partner)
 order by id
 limit :most
