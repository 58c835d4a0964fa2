select envelope_id, subject, state, sent_at, changed_at
  from foreign_envelope
 where account = :account and lower(email) = lower(:email)
 order by sent_at desc, envelope_id
 limit :most
