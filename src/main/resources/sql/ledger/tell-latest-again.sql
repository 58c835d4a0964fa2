-- two writers had the same outcome; whichever came last may have written over later news
update outcome
   set written_at = null, due_at = clock_timestamp(), leased_until = null
 where id = (select max(o.id) from outcome o join outcome e on e.signup_id = o.signup_id where e.id = :id)
   and id <> :id and written_at is not null
