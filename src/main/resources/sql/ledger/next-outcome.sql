-- gives one of a group the partner's next outcome that it has not heard of; of one sign-up only the oldest
with next as materialized (
    select o.id
      from outcome_group g
      join outcome o on o.partner = g.partner and o.id > g.past
      left join outcome_hearing h on h.name = g.name and h.outcome_id = o.id
     where g.name = :name and g.partner = :partner
       and (h.outcome_id is null or h.heard_at is null and h.due_at <= statement_timestamp())
       and not exists (
           select 1
             from outcome e
             left join outcome_hearing eh on eh.name = g.name and eh.outcome_id = e.id
            where e.signup_id = o.signup_id and e.id < o.id and e.id > g.past and eh.heard_at is null)
     order by o.id
     limit 1
), mine as (
    insert into outcome_hearing as h (name, partner, outcome_id, due_at)
    select :name, :partner, id, clock_timestamp() + make_interval(secs => :seconds) from next
    on conflict (name, outcome_id) do update
       set due_at = excluded.due_at
     where h.heard_at is null and h.due_at <= clock_timestamp()
    returning h.outcome_id
)
select o.id, s.partner, s.ref, o.status, o.envelope_id, o.reason, o.occurred_at
  from mine, outcome o, signup s
 where o.id = mine.outcome_id and s.id = o.signup_id
