-- DocuSign does not know the attempt after the settle time: a person decides
update signup
   set due_at = 'infinity', reason = 'DocuSign does not know the attempt: an operator has to decide'
 where id = :id and epoch = :epoch and state = 'unsure'
