-- the document did not come or could not be stored: again at its time, with what was wrong; only the latest lease may say
-- so, and the history hears of a trouble once
with before as (
    select envelope_id, signup_id, problem from document
     where envelope_id = :envelope and epoch = :epoch and stored_at is null
       for update
), moved as (
    update document d
       set due_at = clock_timestamp() + make_interval(secs => :seconds), lease_until = null, problem = :problem,
           tries = d.tries - case when :free then 1 else 0 end
      from before b
     where d.envelope_id = b.envelope_id
), noted as (
    insert into history (signup_id, what, detail)
    select signup_id, 'document waits', :problem from before where problem <> :problem and not :free
)
select count(*) from before
