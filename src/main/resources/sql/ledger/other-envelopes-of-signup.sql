-- envelopes of earlier attempts, and doubles
select envelope_id, kind, state, sent_at, found_at, void_at, left(problem, 1100) as problem
  from other_envelope
 where signup_id = :id
 order by sent_at, envelope_id
