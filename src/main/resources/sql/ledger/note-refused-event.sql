-- a signed message that is none; a hundred an hour say enough
insert into connect_refused (size)
select :size
 where (select count(*) from connect_refused where refused_at > statement_timestamp() - interval '1 hour') < 100
