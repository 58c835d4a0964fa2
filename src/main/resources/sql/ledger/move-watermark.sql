-- all between the two times was read; the later border only moves forward, the earlier one only back
insert into watermark (account, read_from, read_until) values (:account, :since, :until)
on conflict (account) do update
   set read_until = greatest(watermark.read_until, excluded.read_until),
       read_from = least(coalesce(watermark.read_from, excluded.read_from), excluded.read_from)
