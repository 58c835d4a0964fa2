-- DocuSign has taken another name or address of the signer, and the ledger follows; with an address it has mailed again,
-- so that a sign-up whose mail came back is out once more
with before as materialized (
    select *, state = 'bounced' and :mailed as healed from signup
     where id = :id and envelope_id = :envelope
       for update
), moved as (
    update signup s
       set name = :name, email = :email, corrected_at = case when :mailed then :at else s.corrected_at end,
           offered_name = coalesce(s.offered_name, s.name), offered_email = coalesce(s.offered_email, s.email),
           state = case when b.healed then 'sent' else s.state end,
           reason = case when b.healed then '' else s.reason end,
           occurred_at = case when b.healed then :at else s.occurred_at end, epoch = s.epoch + 1
      from before b
     where s.id = b.id
    returning s.id, s.partner, s.envelope_id, s.occurred_at, b.healed, b.reason as was
), told as (
    insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)
    select id, partner, 'sent', envelope_id, '', occurred_at from moved where healed and :tell
), noted as (
    insert into history (signup_id, what, detail, actor)
    select id, 'correct done', :what || case when healed then ' [was bounced' || case was when '' then '' else ': ' || was end || ']' else '' end,
           :operator
      from moved
)
select count(*) from moved
