-- gives one replica signed documents that are due: of an account never more at once than it may, and none too soon after
-- the last one; a lease that was lost ends with its time
with due as materialized (
    select d.envelope_id
      from document d
     where d.account = :account and d.stored_at is null and d.due_at <= statement_timestamp()
       and d.partner = any(:partners)
       and not exists (select 1 from document l
                        where l.account = :account and l.leased_at > statement_timestamp() - make_interval(secs => :apart))
     order by d.due_at, d.envelope_id
     limit greatest(0, :most - (select count(*) from document u
                                 where u.account = :account and u.lease_until > statement_timestamp()))
       for update skip locked
)
update document d
   set tries = d.tries + 1, epoch = d.epoch + 1, leased_at = clock_timestamp(),
       lease_until = clock_timestamp() + make_interval(secs => :seconds),
       due_at = clock_timestamp() + make_interval(secs => :seconds)
  from due, signup s
 where d.envelope_id = due.envelope_id and s.id = d.signup_id
returning d.envelope_id, d.account, d.partner, s.ref, d.epoch, d.tries
