-- outcomes that a partner's database has refused too often are told again, evenly; noted with each sign-up
with parked as materialized (
    select o.id, o.signup_id, o.status, o.problem
      from outcome o join signup s on s.id = o.signup_id
     where o.written_at is null and o.due_at = 'infinity'
       and (:partner = '' or s.partner = :partner) and (not :one or s.ref = :ref)
     order by o.id
     limit :most
       for update of o
), numbered as (
    select p.*, row_number() over (order by p.id) - 1 as place from parked p
), released as (
    update outcome o
       set due_at = clock_timestamp() + make_interval(secs => n.place / :pace), leased_until = null, refusals = 0
      from numbered n
     where o.id = n.id
    returning o.id
), noted as (
    insert into history (signup_id, what, detail, actor)
    select p.signup_id, 'retry', :reason || ' [to be told again: ' || p.status || '; was: ' || p.problem || ']', :operator
      from parked p join released r on r.id = p.id
)
select count(*) from released
