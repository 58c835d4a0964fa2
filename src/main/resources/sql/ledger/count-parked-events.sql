-- events that could not be applied and are not tried again by themselves
select count(*) from connect_event where applied_at is null and due_at = 'infinity'
