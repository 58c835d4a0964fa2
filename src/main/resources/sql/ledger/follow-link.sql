-- who a durable link leads to, and whether it still does; counted only if a page is to be minted
with link as (
    update signing_link l
       set minute_used = case when not :mint then l.minute_used
                              when l.minute = date_trunc('minute', statement_timestamp()) then l.minute_used + 1 else 1 end,
           minute = case when :mint then date_trunc('minute', statement_timestamp()) else l.minute end
     where l.digest = :digest
    returning l.signup_id, l.key_id, l.return_url, l.withdrawn_at, l.minute_used
)
select s.id, s.partner, s.ref, s.state, s.account, s.name, s.email, s.template, s.client_user_id, s.fields::text as fields,
       s.offered_name, s.offered_email,
       coalesce(s.envelope_id, '') as envelope_id, left(s.reason, 1100) as reason, s.accepted_at, s.sent_at, s.occurred_at,
       coalesce(nullif(l.return_url, ''),
                (select p.posted_url from signing_link p
                  where p.signup_id = s.id and p.posted_url <> '' order by p.made_at limit 1), '') as return_url,
       l.minute_used,
       l.withdrawn_at is not null or k.revoked_at is not null and not k.links_stay
       or exists (select from suspended_partner p where p.partner = s.partner) as withdrawn
  from link l
  join signup s on s.id = l.signup_id
  left join site_key k on k.id = l.key_id
