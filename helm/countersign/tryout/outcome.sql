-- what became of it
update tryout.signups
   set status = :#status, envelope_id = :#envelope_id, reason = :#reason, status_at = :#occurred_at
 where ref = :#ref
