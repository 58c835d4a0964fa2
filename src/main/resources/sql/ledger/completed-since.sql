-- how many of each account's envelopes were signed since then
select account, count(*) as signups
  from signup
 where state = 'completed' and name <> '' and occurred_at > statement_timestamp() - make_interval(secs => :back)
 group by account
