-- DocuSign does not know the attempt after the settle time: a new attempt with a new transaction id
update signup
   set state = 'waiting', attempt = :attempt + 1, transaction_id = :transaction, tries = 0, unsure_since = null,
       due_at = clock_timestamp(), reason = 'sent again: DocuSign does not know the attempt before'
 where id = :id and epoch = :epoch and state = 'unsure' and attempt = :attempt
