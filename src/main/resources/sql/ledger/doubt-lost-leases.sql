-- a lease that ran out while a call may have been under way is the same doubt as silence; its sender cannot record any more
update signup
   set state = 'unsure', epoch = epoch + 1, unsure_since = clock_timestamp(), lease_until = null,
       reason = 'the sender was lost', due_at = clock_timestamp()
 where state = 'sending' and lease_until < clock_timestamp()
