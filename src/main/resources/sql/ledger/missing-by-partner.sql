-- how many open envelopes of each partner DocuSign does not know any more
select s.partner, count(*) as envelopes
  from silent_envelope e join signup s on s.id = e.signup_id
 where e.missing_since is not null and s.state in ('sent', 'delivered', 'bounced')
 group by s.partner
