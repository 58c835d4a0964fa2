-- the group has dealt with it; a partner without a table has heard of it by that
with heard as (
    update outcome_hearing set heard_at = clock_timestamp() where name = :name and outcome_id = :id
)
update outcome set written_at = clock_timestamp() where id = :id and :told and written_at is null
