-- why an event could not be applied, for whoever finds it waiting
update connect_event set problem = :problem where id = any(:ids)
