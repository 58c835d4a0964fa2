-- a reading has come to its end, and with it all that began later; what nobody goes on with is forgotten too
delete from unfinished_reading
 where account = :account and (since >= :since or noted_at < clock_timestamp() - interval '7 days')
