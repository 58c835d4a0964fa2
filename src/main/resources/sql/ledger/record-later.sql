-- nothing was created: offered again at its time; a free one does not count as a try
with moved as (
    update signup
       set state = 'waiting', due_at = :due, reason = :reason, lease_until = null,
           tries = tries - case when :free then 1 else 0 end
     where id = :id and epoch = :epoch and lease_until is not null
    returning id
)
select count(*) from moved
