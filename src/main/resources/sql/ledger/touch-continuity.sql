-- still alive, unless there was a gap; a new account begins without one
insert into continuity (account) values (:account)
on conflict (account) do update set alive_at = clock_timestamp()
 where continuity.alive_at > clock_timestamp() - make_interval(secs => :gap)
