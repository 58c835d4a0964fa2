-- open envelopes of an account of which nothing was heard for so long, and that were not asked for lately
select s.id, s.partner, s.ref, s.envelope_id, s.state
  from signup s left join silent_envelope e on e.signup_id = s.id
 where s.account = :account and s.state in ('sent', 'delivered', 'bounced')
   and s.occurred_at <= statement_timestamp() - make_interval(secs => :seconds)
   and (e.ask_at is null or e.ask_at <= statement_timestamp() or e.asked_at < s.occurred_at)
   and s.id > :after
 order by s.id
 limit :most
