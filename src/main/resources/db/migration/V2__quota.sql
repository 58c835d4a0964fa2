-- DocuSign's two windows of one account, shared by all replicas: the hour aligned to the clock and the sliding burst
-- window. Everything that decides is in this one row, so that a lock on it is the whole agreement.
create table quota (
    account        text        primary key,
    hour_start     timestamptz not null default '-infinity',
    hour_used      integer     not null default 0,
    next_hour_used integer     not null default 0,
    burst_at       timestamptz[] not null default '{}',
    burst_count    integer[]   not null default '{}',
    last_at        timestamptz not null default '-infinity',
    closed_until   timestamptz not null default '-infinity',
    closed_why     text        not null default '',
    closed_times   integer     not null default 0,
    probing_until  timestamptz not null default '-infinity',
    constraint quota_counts check (hour_used >= 0 and next_hour_used >= 0)
) with (fillfactor = 50);

-- Takes up to `wanted` permits; answers how many were granted and when it is worth asking again.
-- The time is read after the lock and never runs backwards, so a waiter that crosses the border of an hour cannot move
-- the window back. A permit taken within `border` of the hour's end counts in both hours, because the call may arrive
-- in either. Burst permits count until they are burst_length + slack old, because a call arrives later than its permit.
create function take_permits(
    of_account text, wanted integer, hour_limit integer, burst_limit integer,
    hour_length interval, burst_length interval, slack interval, border interval,
    out granted integer, out next_at timestamptz)
language plpgsql as $$
declare
    q       quota;
    t       timestamptz;
    hour    timestamptz;
    slot    timestamptz;
    ages    timestamptz[];
    counts  integer[];
    used    integer;
begin
    insert into quota (account) values (of_account) on conflict do nothing;
    select * into q from quota where account = of_account for update;
    t := greatest(clock_timestamp(), q.last_at);
    hour := to_timestamp(floor(extract(epoch from t) / extract(epoch from hour_length)) * extract(epoch from hour_length));
    if hour > q.hour_start then
        q.hour_used := case when hour = q.hour_start + hour_length then q.next_hour_used else 0 end;
        q.next_hour_used := 0;
        q.hour_start := hour;
    end if;

    select coalesce(array_agg(b.at order by b.at), '{}'), coalesce(array_agg(b.n order by b.at), '{}'),
           coalesce(sum(b.n), 0)
      into ages, counts, used
      from unnest(q.burst_at, q.burst_count) as b(at, n)
     where b.at > t - burst_length - slack;

    granted := greatest(0, least(wanted, hour_limit - q.hour_used, burst_limit - used));
    if q.closed_until > t then
        granted := 0;
        next_at := q.closed_until;
    elsif q.closed_times > 0 and q.probing_until > t then
        granted := 0;
        next_at := q.probing_until;
    elsif q.closed_times > 0 then
        -- stopped for a reason that only a person can mend: one call shows whether it was mended
        granted := least(granted, 1);
        next_at := t;
        q.probing_until := case when granted > 0 then t + interval '10 seconds' else q.probing_until end;
    elsif q.hour_used + granted >= hour_limit then
        next_at := q.hour_start + hour_length;
    elsif used + granted >= burst_limit then
        next_at := coalesce(ages[1], t) + burst_length + slack;
    else
        next_at := t;
    end if;

    if granted > 0 then
        -- 300 slots a window, each dated at its end: a permit counts a little longer, never shorter
        slot := to_timestamp(ceil(extract(epoch from t) / extract(epoch from burst_length) * 300)
                             * extract(epoch from burst_length) / 300);
        if cardinality(ages) > 0 and ages[cardinality(ages)] >= slot then
            counts[cardinality(counts)] := counts[cardinality(counts)] + granted;
        else
            ages := ages || slot;
            counts := counts || granted;
        end if;
        q.hour_used := q.hour_used + granted;
        if t >= q.hour_start + hour_length - border then
            q.next_hour_used := q.next_hour_used + granted;
        end if;
    end if;

    update quota
       set hour_start = q.hour_start, hour_used = q.hour_used, next_hour_used = q.next_hour_used,
           burst_at = ages, burst_count = counts, last_at = t, probing_until = q.probing_until
     where account = of_account;
end
$$;

-- Gives back permits that were taken earlier in the same transaction and found no work.
create function return_permits(of_account text, unused integer) returns void language sql as $$
    update quota
       set hour_used = hour_used - unused, probing_until = '-infinity',
           next_hour_used = greatest(0, next_hour_used - unused),
           burst_count[cardinality(burst_count)] = burst_count[cardinality(burst_count)] - unused
     where account = of_account and unused > 0
$$;

-- Closes an account for all replicas for a while; never shortens a closure.
create function close_quota(of_account text, length interval, why text) returns timestamptz language sql as $$
    insert into quota (account, closed_until, closed_why) values (of_account, clock_timestamp() + length, why)
    on conflict (account) do update
       set closed_until = greatest(quota.closed_until, excluded.closed_until), closed_why = excluded.closed_why
    returning closed_until
$$;

-- Stops an account for all replicas for a reason that only a person can mend: probed after the first pause, then twice
-- as late each time, at most every 15 minutes.
create function stop_quota(of_account text, first_pause interval, why text) returns timestamptz language sql as $$
    insert into quota (account, closed_until, closed_why, closed_times)
    values (of_account, clock_timestamp() + first_pause, why, 1)
    on conflict (account) do update
       set closed_until = case when quota.closed_until > clock_timestamp() then quota.closed_until
               else clock_timestamp() + least(first_pause * power(2, least(quota.closed_times, 10)), interval '15 minutes')
               end,
           closed_times = quota.closed_times + case when quota.closed_until > clock_timestamp() then 0 else 1 end,
           closed_why = excluded.closed_why
    returning closed_until
$$;

-- A call went through: the reason for the stop is gone.
create function reopen_quota(of_account text) returns void language sql as $$
    update quota set closed_until = '-infinity', closed_why = '', closed_times = 0, probing_until = '-infinity'
     where account = of_account and closed_times > 0
$$;

-- DocuSign has refused a call for the hour's limit: others have spent what we thought was left.
create function spend_hour(of_account text, hour_limit integer, hour_length interval) returns void language sql as $$
    update quota
       set hour_used = greatest(hour_used, hour_limit)
     where account = of_account and clock_timestamp() < hour_start + hour_length
$$;
