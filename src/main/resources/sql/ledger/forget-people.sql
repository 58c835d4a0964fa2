-- what made the contract is signed and at DocuSign; the row stays for ever, so that its ref is never sent again
with due as materialized (
    select id from signup
     where state = 'completed' and name <> '' and occurred_at < statement_timestamp() - make_interval(secs => :seconds)
     order by occurred_at
     limit :most
       for update skip locked
)
update signup s
   set name = '', email = '', fields = '{}', offered_name = null, offered_email = null
  from due
 where s.id = due.id
