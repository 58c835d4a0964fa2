-- when each account's Connect was looked at, and what was found
select a.account, a.looked_at, a.allowed, a.why, f.finding, f.detail, f.since
  from connect_audit a left join connect_finding f on f.account = a.account
 order by a.account, f.finding
