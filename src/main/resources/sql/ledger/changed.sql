-- rows that are offered again with other content although their sign-up has ended without a signature: corrected ones,
-- but not those whose signer an operator has corrected while the partner still says what it said before;
-- in one order, so that two batches cannot wait for each other
select s.id, s.epoch, s.ref, s.attempt
  from jsonb_to_recordset(cast(:rows as jsonb)) as r(ref text, state text, name text, email text, template text,
       client_user_id text, fields jsonb)
  join signup s on s.partner = :partner and s.ref = r.ref
 where r.state = 'waiting'
   and s.state in ('invalid', 'refused', 'declined', 'voided', 'expired')
   and (s.name, s.email, s.template, s.client_user_id, s.fields)
       is distinct from (r.name, r.email, r.template, r.client_user_id, r.fields)
   and (coalesce(s.offered_name, s.name), coalesce(s.offered_email, s.email), s.template, s.client_user_id, s.fields)
       is distinct from (r.name, r.email, r.template, r.client_user_id, r.fields)
 order by s.ref
