-- one sign-up as its partner's site may see it, with what a signing page needs
select s.id, s.partner, s.ref, s.state, s.account, s.name, s.email, s.template, s.client_user_id, s.fields::text as fields,
       s.offered_name, s.offered_email,
       coalesce(s.envelope_id, '') as envelope_id, left(s.reason, 1100) as reason, s.accepted_at, s.sent_at, s.occurred_at,
       coalesce((select l.posted_url from signing_link l
                  where l.signup_id = s.id and l.posted_url <> '' order by l.made_at limit 1), '') as return_url
  from signup s
 where s.partner = :partner and s.ref = :ref
