-- whether the changes of an account have been read from that time on
select exists (select 1 from watermark where account = :account and read_from <= :since)
