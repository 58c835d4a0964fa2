-- whether anything of an account is due: asked before permits are taken, so that an idle service writes nothing. What
-- is sent along is hidden in scalar queries from the planner, which would plan anew each time if it saw one partner
select exists (
    select 1
      from unnest((select :partners::text[]), (select cast(:since::text[] as timestamptz[]))) as p(name, since)
     cross join lateral (
            select 1
              from signup
             where account = :account and partner = p.name and state = 'waiting'
               and due_at between p.since and statement_timestamp()
             limit 1) due)
