-- where one sign-up stands; name and address only to be masked
select id, partner, ref, state, coalesce(envelope_id, '') as envelope_id, left(reason, 1100) as reason, attempt, tries,
       accepted_at, occurred_at, case when state in ('waiting', 'unsure') then nullif(due_at, 'infinity') end as due_at,
       unsure_since, state in ('waiting', 'unsure') and due_at = 'infinity' as stuck, name, email, offered_name, offered_email,
       account, template, transaction_id, coalesce(draft_id, '') as draft_id, sent_at
  from signup
 where partner = :partner and ref = :ref
