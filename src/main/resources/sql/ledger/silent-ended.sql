-- forgets the asking for envelopes that have ended since
delete from silent_envelope e
 using signup s
 where s.id = e.signup_id and s.state not in ('sent', 'delivered', 'bounced')
