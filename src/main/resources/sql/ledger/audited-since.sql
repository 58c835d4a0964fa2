-- whether an account's Connect was looked at so lately
select exists (select 1 from connect_audit
                where account = :account and looked_at > clock_timestamp() - make_interval(secs => :seconds))
