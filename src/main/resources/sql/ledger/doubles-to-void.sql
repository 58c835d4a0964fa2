-- gives one replica doubles of an account that are to be voided; offered again in a minute
with due as materialized (
    select o.envelope_id from other_envelope o join signup s on s.id = o.signup_id
     where o.void_at <= statement_timestamp() and s.account = :account
     order by o.void_at
     limit :most
       for update of o skip locked
)
update other_envelope o
   set void_at = clock_timestamp() + interval '1 minute'
  from due
 where o.envelope_id = due.envelope_id
returning o.envelope_id, o.signup_id
