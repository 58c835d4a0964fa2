-- nothing was mailed: offered again at its time; a free one does not count as a try, and one that failed too often by
-- itself waits for a person
with moved as (
    update signup
       set state = 'waiting', lease_until = null, reason = :reason,
           due_at = case when :free or tries < :most then clock_timestamp() + make_interval(secs => :wait) else 'infinity' end,
           tries = tries - case when :free then 1 else 0 end
     where id = :id and epoch = :epoch and lease_until is not null
    returning id, due_at
), noted as (
    insert into history (signup_id, what, detail) select id, 'stuck', :reason from moved where due_at = 'infinity'
)
select count(*) from moved
