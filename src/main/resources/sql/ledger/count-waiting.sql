-- how many sign-ups wait to be sent, by account
select account, count(*) as signups from signup where state = 'waiting' group by account
