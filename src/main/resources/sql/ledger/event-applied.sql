-- they have done what they could
update connect_event
   set applied_at = clock_timestamp(), due_at = clock_timestamp(), problem = '',
       result = case when id = any(:late) then 'late' else 'applied' end
 where id = any(:ids)
