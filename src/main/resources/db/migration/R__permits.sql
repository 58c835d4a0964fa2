-- How permits are taken from the two windows of an account. Everything that decides is in its one row of quota, so that a
-- lock on it is the whole agreement of all replicas.

-- A limit that DocuSign names counts, above the configured one only if it was not above it from the start: a raised limit
-- is followed, an operator's own lower one is kept.
create or replace function permitted(configured integer, said integer, base integer) returns integer language sql immutable as $$
    select case when said is null then configured when base <= configured then said else least(said, configured) end
$$;

-- Moves into the hour of `t`, never back. Permits taken near its border count already; of the hour before only the
-- total is kept, because a call may still arrive in it by DocuSign's clock.
create or replace function turn_hour(q quota, t timestamptz, r permit_rules) returns quota language plpgsql as $$
declare
    length double precision := extract(epoch from r.hour_length);
    hour   timestamptz := to_timestamp(floor(extract(epoch from t)::numeric / length::numeric) * length::numeric);
begin
    if hour <= q.hour_start then
        return q;
    end if;
    if q.hour_start > '-infinity' then
        insert into quota_hour
        values (q.account, q.hour_start, permitted(r.hourly, q.hour_said_limit, q.hour_base), q.hour_used,
                greatest(0, q.hour_said_used - q.hour_used), q.interactive_used, q.send_used, q.reconcile_used, q.refused,
                q.documents_used)
        on conflict do nothing;
        delete from quota_hour where account = q.account and hour_start < t - interval '8 days';
    end if;
    if hour = q.hour_start + r.hour_length then
        q.last_hour_used := greatest(q.hour_used, q.hour_said_used);
        q.hour_used := q.next_hour_used;
    else
        q.last_hour_used := 0;
        q.hour_used := 0;
    end if;
    q.hour_answered := q.hour_used;
    q.next_hour_used := 0;
    q.hour_said_used := 0;
    q.interactive_used := 0;
    q.send_used := 0;
    q.reconcile_used := 0;
    q.documents_used := 0;
    q.refused := 0;
    q.last_others_peak := q.others_peak;
    q.others_peak := 0;
    q.hour_start := hour;
    return q;
end
$$;

-- Takes in what a replica has heard. A hundredth more than ours is no sign of others: our own call of the hour before may
-- have come late. What DocuSign says of an hour only grows; of the burst window the call that left
-- last knows best. Reports of another hour than the current one say nothing about it.
create or replace function hear(q quota, t timestamptz, r permit_rules, said permit_report) returns quota language plpgsql as $$
declare
    ours integer;
begin
    if said.hour = q.hour_start then
        q.hour_used := greatest(0, q.hour_used - said.unused);
        q.send_used := greatest(0, q.send_used - said.unused);
        q.hour_answered := least(q.hour_used, q.hour_answered + said.answered);
        q.refused := q.refused + said.refused;
    end if;
    if abs(extract(epoch from said.hour_end - q.hour_start - r.hour_length)) < extract(epoch from r.hour_length) / 2
            or said.hour_end is null and said.hour = q.hour_start and t > q.hour_start + 2 * r.border then
        q.hour_said_used := greatest(q.hour_said_used, said.hour_used);
        q.hour_said_at := case when said.hour_used is null then q.hour_said_at else t - said.burst_heard end;
        q.others_at := case when said.hour_used > q.hour_used + greatest(1, permitted(r.hourly, q.hour_said_limit, q.hour_base) / 100)
                            then t else q.others_at end;
    end if;
    if said.hour_limit is not null then
        q.hour_base := case when q.hour_configured = r.hourly then coalesce(q.hour_base, said.hour_limit) else said.hour_limit end;
        q.hour_configured := r.hourly;
        q.hour_said_limit := said.hour_limit;
    end if;
    if said.burst_limit is not null then
        q.burst_base := case when q.burst_configured = r.burst then coalesce(q.burst_base, said.burst_limit) else said.burst_limit end;
        q.burst_configured := r.burst;
        q.burst_said_limit := said.burst_limit;
    end if;
    if said.burst_used is not null and t - said.burst_heard >= q.others_burst_at then
        select coalesce(sum(b.n), 0) into ours
          from unnest(q.burst_at, q.burst_count) as b(at, n)
         where b.at > t - said.burst_sent - r.burst_length - r.slack
           and b.at <= t - said.burst_heard + r.burst_length / 100;
        q.others_at := case when said.burst_used > ours + greatest(1, permitted(r.burst, q.burst_said_limit, q.burst_base) / 100)
                            then t else q.others_at end;
        -- while others are about, our calls under way are not taken for counted
        if q.others_at > t - r.hour_length then
            ours := ours - least(ours, q.hour_used - q.hour_answered);
            q.others_peak := greatest(q.others_peak, least(said.burst_used - ours,
                                      permitted(r.burst, q.burst_said_limit, q.burst_base) / 2));
        end if;
        q.others_burst := greatest(0, said.burst_used - ours);
        q.others_burst_at := t - said.burst_heard;
    end if;
    return q;
end
$$;

-- Counts permits in both windows. The burst keeps 100 slots a window, each dated at its end: a permit counts a little
-- longer, never shorter. Slots are kept for two windows, so that what DocuSign says of the last one can be compared.
create or replace function spend(q quota, lane text, permits integer, t timestamptz, r permit_rules) returns quota
language plpgsql as $$
declare
    length double precision := extract(epoch from r.burst_length);
    slot   timestamptz := to_timestamp(ceil(extract(epoch from t) / length * 100) * length / 100);
    first  integer := 1;
    last   integer;
begin
    while first <= cardinality(q.burst_at) and q.burst_at[first] <= t - 2 * (r.burst_length + r.slack) loop
        first := first + 1;
    end loop;
    q.burst_at := q.burst_at[first:];
    q.burst_count := q.burst_count[first:];
    last := cardinality(q.burst_at);
    if last > 0 and q.burst_at[last] >= slot then
        q.burst_count[last] := q.burst_count[last] + permits;
    else
        q.burst_at := q.burst_at || slot;
        q.burst_count := q.burst_count || permits;
    end if;
    q.hour_used := q.hour_used + permits;
    if t >= q.hour_start + r.hour_length - r.border then
        q.next_hour_used := q.next_hour_used + permits;
    end if;
    case lane
        when 'interactive' then
            q.interactive_used := q.interactive_used + permits;
            q.people_at := t;
        when 'send' then q.send_used := q.send_used + permits;
        when 'documents' then q.documents_used := q.documents_used + permits;
        else q.reconcile_used := q.reconcile_used + permits;
    end case;
    return q;
end
$$;

-- Takes up to `wanted` permits in a lane; `extra` are those that only partners below their share may use. Answers how
-- long to wait before it is worth asking again, and the hour that the permits count in.
-- The time is read after the lock and never runs backwards, so a waiter that crosses the border of an hour cannot move
-- the window back. A permit taken within `border` of the hour's end counts in both hours, because the call may arrive
-- in either, and so do those within `border` of its start. Burst permits count until they are burst_length + slack old,
-- because a call arrives later than its permit.
create or replace function take_permits(
    of_account text, lane text, wanted integer, r permit_rules, said permit_report, now_at timestamptz,
    out granted integer, out extra integer, out wait interval, out hour timestamptz)
language plpgsql as $$
declare
    q         quota;
    t         timestamptz;
    hourly    integer;
    burst     integer;
    under_way integer;
    left_hour integer;
    in_burst  integer;
    oldest    timestamptz;
    left_now  integer;
    melt      double precision;
    kept      integer := 0;
    kept_fair integer := 0;
    even_rate double precision;
    others    boolean;
    rate      double precision;
begin
    insert into quota (account) values (of_account) on conflict do nothing;
    select * into q from quota where account = of_account for update;
    t := greatest(coalesce(now_at, clock_timestamp()), q.last_at);
    q := turn_hour(q, t, r);
    q := hear(q, t, r, said);
    hour := q.hour_start;
    hourly := permitted(r.hourly, q.hour_said_limit, q.hour_base);
    burst := permitted(r.burst, q.burst_said_limit, q.burst_base);

    -- the hour: what DocuSign has counted, and what of ours it may not have counted yet
    under_way := greatest(0, q.hour_used - q.hour_answered);
    left_hour := hourly - greatest(q.hour_used, q.hour_said_used + under_way);
    if t < q.hour_start + r.border then
        left_hour := least(left_hour, hourly - q.last_hour_used - q.hour_used);
    end if;
    others := q.others_at > t - r.hour_length;
    if others and lane <> 'interactive' then
        -- others spend too, and we hear of it late: some are left to them, so that nobody's call is refused, and more
        -- the longer ago DocuSign said what they had spent
        rate := greatest(0, q.hour_said_used + under_way - q.hour_used)
                / greatest(extract(epoch from q.hour_said_at - q.hour_start), extract(epoch from r.hour_length) / 20);
        left_hour := left_hour - greatest(2, hourly / 50)
                     - case when q.hour_said_at > q.hour_start then ceil(rate * extract(epoch from t - q.hour_said_at)) else 0 end;
    end if;

    -- the burst window, ours and others'
    select coalesce(sum(b.n), 0), min(b.at) into in_burst, oldest
      from unnest(q.burst_at, q.burst_count) as b(at, n)
     where b.at > t - r.burst_length - r.slack;
    if q.others_burst_at > t - r.burst_length - r.slack then
        in_burst := in_burst + greatest(q.others_burst, case when others then greatest(q.others_peak, q.last_others_peak) end);
        oldest := least(oldest, q.others_burst_at);
    elsif others then
        in_burst := in_burst + greatest(q.others_peak, q.last_others_peak);
    end if;
    left_now := burst - in_burst - case when others and lane <> 'interactive' then greatest(2, burst / 50) else 0 end;

    -- what is kept for others melts, slowly first, and is gone shortly before the end of the hour: so it costs nothing
    melt := greatest(0, 1 - power(extract(epoch from t - q.hour_start) / extract(epoch from r.hour_length) / 0.95, 4));
    if lane <> 'interactive' then
        kept := greatest(0, floor(hourly * r.reserve * melt)::integer - q.interactive_used);
        left_now := left_now - case when q.people_at > t - 10 * r.burst_length then floor(burst * r.reserve)::integer else 0 end;
    end if;
    if lane in ('send', 'documents') then
        kept := kept + case when hourly > 1 then greatest(0, ceil(hourly * 0.01 * melt)::integer - q.reconcile_used) else 0 end;
        kept_fair := floor(hourly * r.fair * melt);
        left_now := left_now - case when burst > 1 then greatest(1, burst / 100) else 0 end;
    end if;
    if r.even and lane <> 'interactive' then
        even_rate := greatest(1, left_hour)
                     / greatest(extract(epoch from q.hour_start + r.hour_length - r.border - t), extract(epoch from r.border));
        q.even_at := greatest(q.even_at, t - make_interval(secs => greatest(2 / even_rate, extract(epoch from r.hour_length) / 1000)));
        left_now := least(left_now, floor(extract(epoch from t - q.even_at) * even_rate + 0.001)::integer);
    end if;

    granted := greatest(0, least(wanted, left_hour - kept - kept_fair, left_now));
    extra := greatest(0, least(wanted, left_hour - kept, left_now) - granted);
    if q.closed_until > t or q.closed_times > 0 and q.probing_until > t then
        granted := 0;
        extra := 0;
        wait := greatest(q.closed_until, q.probing_until) - t;
    elsif q.closed_times > 0 then
        -- stopped for a reason that only a person can mend: one call shows whether it was mended
        granted := least(granted, 1);
        extra := 0;
        wait := interval '0';
        q.probing_until := case when granted > 0 then t + interval '10 seconds' else q.probing_until end;
    elsif granted = wanted and wanted > 0 then
        wait := interval '0';
    elsif left_hour <= granted + extra then
        wait := case
            when under_way > 0 and q.hour_used + granted + extra < hourly and q.hour_said_used < hourly
            then greatest(interval '20 milliseconds', (t - coalesce(q.burst_at[cardinality(q.burst_at)], t)) / 10)
            when t < q.hour_start + r.border then q.hour_start + r.border - t
            else q.hour_start + r.hour_length - t end;
    elsif left_hour > kept + kept_fair + granted and even_rate is not null then
        wait := make_interval(secs => 1 / even_rate);
    elsif left_hour > kept + kept_fair + granted then
        wait := greatest(interval '1 millisecond', coalesce(oldest, t) + r.burst_length + r.slack - t);
    else
        wait := r.hour_length / greatest(1, 4 * hourly * (r.reserve + r.fair + 0.01));
    end if;
    wait := least(wait, greatest(q.hour_start + r.hour_length, q.closed_until, q.probing_until) - t);

    if granted + extra > 0 then
        q := spend(q, lane, granted + extra, t, r);
        q.even_at := case when even_rate is null then q.even_at else q.even_at + make_interval(secs => (granted + extra) / even_rate) end;
    end if;
    update quota
       set hour_start = q.hour_start, hour_used = q.hour_used, next_hour_used = q.next_hour_used,
           last_hour_used = q.last_hour_used, hour_answered = q.hour_answered, hour_said_used = q.hour_said_used,
           hour_said_at = q.hour_said_at,
           hour_said_limit = q.hour_said_limit, hour_base = q.hour_base, hour_configured = q.hour_configured,
           burst_said_limit = q.burst_said_limit, burst_base = q.burst_base, burst_configured = q.burst_configured,
           others_burst = q.others_burst, others_burst_at = q.others_burst_at, others_at = q.others_at,
           others_peak = q.others_peak, last_others_peak = q.last_others_peak,
           people_at = q.people_at, even_at = q.even_at, interactive_used = q.interactive_used, send_used = q.send_used,
           reconcile_used = q.reconcile_used, documents_used = q.documents_used, refused = q.refused, burst_at = q.burst_at, burst_count = q.burst_count,
           last_at = t, probing_until = q.probing_until
     where account = of_account;
end
$$;

-- Gives back permits that were taken earlier in the same transaction and found no work.
create or replace function return_permits(of_account text, lane text, unused integer) returns void language sql as $$
    update quota
       set hour_used = hour_used - unused, probing_until = '-infinity',
           next_hour_used = greatest(0, next_hour_used - unused),
           interactive_used = interactive_used - case lane when 'interactive' then unused else 0 end,
           send_used = send_used - case lane when 'send' then unused else 0 end,
           reconcile_used = reconcile_used - case lane when 'reconcile' then unused else 0 end,
           documents_used = documents_used - case lane when 'documents' then unused else 0 end,
           burst_count[cardinality(burst_count)] = burst_count[cardinality(burst_count)] - unused
     where account = of_account and unused > 0
$$;

-- DocuSign has refused a call for the hour's limit: whatever we thought was left of that hour is gone.
create or replace function spend_hour(of_account text, in_hour timestamptz, hour_limit integer) returns void language sql as $$
    update quota
       set hour_said_used = greatest(hour_said_used, permitted(hour_limit, hour_said_limit, hour_base)),
           others_at = case when hour_used < permitted(hour_limit, hour_said_limit, hour_base)
                            then clock_timestamp() else others_at end
     where account = of_account and hour_start = in_hour
$$;
