-- gives one sender up to :most sign-ups that are due, and :extra more of partners that have had less than their share of
-- the hour. Whose turn it is follows from what each partner has had of the hour by its share: one that arrives with ten
-- goes before one that has had thousands; of one partner the longest waiting goes first. :since spares the walk over
-- rows that were leased before. MATERIALIZED, because without it the planner may run the limit again and lease too many.
-- What was chosen is found by its id alone: the state is only compared after that, as an expression, or a planner that last
-- looked while nothing waited takes all that wait for a handful and walks over them for each. What is sent along is
-- hidden in scalar queries from the planner, which would plan anew for each claim if it saw one partner and a low limit
with partner as (
    select p.name, p.share, p.since, coalesce(had.used, 0) as had
      from unnest((select :partners::text[]), (select :shares::integer[]),
                  (select cast(:since::text[] as timestamptz[]))) as p(name, share, since)
      left join partner_hour had on had.account = :account and had.partner = p.name and had.hour_start = :hour
), candidate as (
    select due.id, due.due_at, (p.had + due.place)::float8 / p.share as turn,
           p.had + due.place <= p.share * :fair as within_share
      from partner p
     cross join lateral (
            select id, due_at, row_number() over (order by due_at, id) as place
              from (select id, due_at
                      from signup
                     where account = :account and partner = p.name and state = 'waiting'
                       and due_at between p.since and statement_timestamp()
                     order by due_at, id
                     limit (select :most + :extra)) longest) due
), chosen as materialized (
    select id
      from signup
     where state || '' = 'waiting' and id = any(array(
            select id
              from (select id, turn, due_at, within_share,
                           row_number() over (partition by within_share order by turn, due_at) as place
                      from candidate) ranked
             where within_share or place <= :most
             order by turn, due_at
             limit (select :most + :extra)))
       for update skip locked
), leased as (
    update signup s
       set state = 'sending', epoch = s.epoch + 1, tries = s.tries + 1, two_step = s.partner = any(:twoStep),
           lease_until = clock_timestamp() + make_interval(secs => :seconds)
      from chosen
     where s.id = chosen.id
    returning s.id, s.epoch, s.account, s.partner, s.ref, s.name, s.email, s.template, s.client_user_id, s.fields,
              s.attempt, s.tries, s.transaction_id, coalesce(s.draft_id, '') as draft_id, s.due_at
), counted as (
    insert into partner_hour as had (account, partner, hour_start, used)
    select :account, partner, :hour, count(*) from leased group by partner order by partner
    on conflict (account, partner) do update
       set used = excluded.used + case when had.hour_start = excluded.hour_start then had.used else 0 end,
           hour_start = excluded.hour_start
)
select * from leased
