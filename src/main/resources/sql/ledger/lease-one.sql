-- gives one sender this sign-up, if it is due and nobody else has it
update signup
   set state = 'sending', epoch = epoch + 1, tries = tries + 1, two_step = :twoStep,
       lease_until = clock_timestamp() + make_interval(secs => :seconds)
 where partner = :partner and ref = :ref and state = 'waiting' and due_at <= clock_timestamp()
returning id, epoch, account, partner, ref, name, email, template, client_user_id, fields, attempt, tries, transaction_id,
          coalesce(draft_id, '') as draft_id, due_at
