-- gives one replica events to be applied; each is offered again at growing distances until it is, in the end to nobody.
-- Whose an envelope is the ledger knows better than a message. One that overtook the record of its sending waits for that. Late is what a newer snapshot has overtaken.
with due as materialized (
    select e.id,
           exists (select 1 from signup s
                    where s.partner = e.partner and s.ref = e.ref and s.state = 'sending'
                      and s.lease_until > statement_timestamp()) as held
      from connect_event e
     where e.applied_at is null and e.due_at <= statement_timestamp()
     order by e.due_at, e.id
     limit :most
       for update of e skip locked
), taken as (
    update connect_event e
       set tries = e.tries + case when due.held then 0 else 1 end,
           due_at = case when due.held then clock_timestamp() + interval '1 second'
                         when e.tries + 1 >= :tries then 'infinity'
                         else clock_timestamp() + make_interval(secs => least(300, power(2, e.tries + 1))) end
      from due
     where e.id = due.id
    returning e.*, due.held
)
select t.id, t.tries, t.generated_at, t.envelope_id, t.state, t.reason, t.sent_at, t.occurred_at, t.ref,
       case when exists (select 1 from signup s where s.envelope_id = t.envelope_id) then '' else t.partner end as partner,
       exists (select 1 from connect_event a
                where a.envelope_id = t.envelope_id and a.generated_at > t.generated_at and a.applied_at is not null
                  and a.result = 'applied') as late
  from taken t
 where not t.held
 order by t.generated_at, t.id
