-- ends the links that were given out; the state says whether there is such a sign-up at all
with signup_of_key as (
    select id, state from signup where partner = :partner and ref = :ref
), gone as (
    update signing_link l
       set withdrawn_at = clock_timestamp()
      from signup_of_key s
     where s.id = l.signup_id and l.withdrawn_at is null
    returning l.signup_id
), noted as (
    insert into history (signup_id, what, detail, actor) select distinct signup_id, 'withdraw-link', :reason, :operator from gone
)
select state, exists (select from gone) as done from signup_of_key
