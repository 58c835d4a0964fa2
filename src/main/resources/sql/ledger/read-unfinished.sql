-- where a reading that was broken off goes on
select until, next from unfinished_reading where account = :account and since = :since
