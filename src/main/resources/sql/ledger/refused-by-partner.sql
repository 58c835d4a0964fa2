-- the partner's database refuses the outcome itself: again after 2, 4, 8 … seconds, and in the end only when somebody says so
update outcome
   set refusals = refusals + 1, problem = :problem, leased_until = null,
       due_at = case when refusals + 1 >= :most then 'infinity'
                     else clock_timestamp() + make_interval(secs => power(2, refusals + 1)) end
 where id = :id and written_at is null
returning due_at = 'infinity'
