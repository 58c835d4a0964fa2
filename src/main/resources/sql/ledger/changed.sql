-- rows that are offered again with other content although their sign-up has ended without a signature: corrected ones,
-- but not those whose signer an operator has corrected while the partner still says what it said before;
-- in one order, so that two batches cannot wait for each other
select s.id, s.epoch, s.ref, s.attempt
  from unnest(cast(:refs as text[]), cast(:names as text[]), cast(:emails as text[]), cast(:templates as text[]),
              cast(:clients as text[]), cast(cast(:fields as text[]) as jsonb[]))
       as r(ref, name, email, template, client_user_id, fields)
  join signup s on s.partner = :partner and s.ref = r.ref
 where s.state in ('invalid', 'refused', 'declined', 'voided', 'expired')
   and (s.name, s.email, s.template, s.client_user_id, s.fields)
       is distinct from (r.name, r.email, r.template, r.client_user_id, r.fields)
   and (coalesce(s.offered_name, s.name), coalesce(s.offered_email, s.email), s.template, s.client_user_id, s.fields)
       is distinct from (r.name, r.email, r.template, r.client_user_id, r.fields)
 order by s.ref
