-- what an operator's change of an envelope, or of its signer, depends on
select id, epoch, state, account, envelope_id, sent_at, name, email, template, client_user_id, attempt,
       state = 'refused' and reason like 'given up by operator:%' as given_up
  from signup
 where partner = :partner and ref = :ref
