-- how many sign-ups stand where
select state, count(*) as signups from signup group by state
