-- what the partner is told of one sign-up and whether its database has taken it
select status, envelope_id, left(reason, 1100) as reason, occurred_at, written_at, attempt, left(problem, 1100) as problem
  from outcome
 where signup_id = :id
 order by id
