-- only forward
insert into watermark (account, read_until) values (:account, :until)
on conflict (account) do update set read_until = greatest(watermark.read_until, excluded.read_until)
