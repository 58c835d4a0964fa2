-- nothing was heard: to be looked up before anything else
with moved as (
    update signup
       set state = 'unsure', unsure_since = clock_timestamp(), doubted_at = clock_timestamp(), reason = :reason,
           lease_until = null, due_at = clock_timestamp() + make_interval(secs => :seconds)
     where id = :id and epoch = :epoch and lease_until is not null
    returning id, attempt
), noted as (
    insert into history (signup_id, what, detail) select id, 'unsure', 'attempt ' || attempt || ': ' || :reason from moved
)
select count(*) from moved
