-- how far the changes of an account have been read
select read_until from watermark where account = :account
