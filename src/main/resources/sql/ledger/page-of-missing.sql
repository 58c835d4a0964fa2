-- a page of sign-ups whose open envelope DocuSign does not know any more
select id, partner, ref, state, coalesce(envelope_id, '') as envelope_id, left(reason, 1100) as reason, attempt, tries,
       accepted_at, occurred_at, cast(null as timestamptz) as due_at, unsure_since, false as stuck, name, email, offered_name,
       offered_email
  from signup
 where id in (select e.signup_id from silent_envelope e where e.missing_since is not null)
   and state in ('sent', 'delivered', 'bounced')
   and id > :after and occurred_at >= :since and (:partner = '' or partner = :partner)
 order by id
 limit :most
