with gone as (
    update signing_link l
       set withdrawn_at = clock_timestamp()
      from signup s
     where s.id = l.signup_id and s.partner = :partner and s.ref = :ref and l.withdrawn_at is null
    returning l.signup_id
), noted as (
    insert into history (signup_id, what, detail, actor) select distinct signup_id, 'withdraw-link', :reason, :operator from gone
)
select count(distinct signup_id) from gone
