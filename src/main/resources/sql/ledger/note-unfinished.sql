-- how far a reading has come
insert into unfinished_reading (account, since, until, next) values (:account, :since, :until, :next)
on conflict (account, since) do update set until = excluded.until, next = excluded.next, noted_at = clock_timestamp()
