-- a corrected row starts a new attempt on purpose; what was is kept
with before as (
    select * from signup where id = :id and epoch = :epoch and attempt = :attempt for update
), past as (
    insert into other_envelope (envelope_id, signup_id, kind, state, sent_at)
    select envelope_id, id, 'past', state, sent_at from before where envelope_id is not null
    on conflict (envelope_id) do nothing
), noted as (
    insert into history (signup_id, what, detail)
    select id, 'corrected', 'attempt ' || attempt || ' ended ' || state || ' ' || coalesce(envelope_id, '') || ' ' || reason
      from before
)
update signup s
   set state = 'waiting', name = :name, email = :email, template = :template, client_user_id = :client, account = :account,
       fields = cast(:fields as jsonb), attempt = s.attempt + 1, transaction_id = :transaction, tries = 0,
       epoch = s.epoch + 1, due_at = clock_timestamp(), occurred_at = clock_timestamp(), reason = '',
       envelope_id = null, draft_id = null, sent_at = null, offered_name = null, offered_email = null
  from before b
 where s.id = b.id
