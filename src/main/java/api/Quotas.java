package api;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import throttle.Forecast;
import throttle.SharedQuota;
import throttle.Usage;

/** Says how much of each account's hour is left, and when a backlog can be through. */
public class Quotas {

    private final SharedQuota quota;
    private final List<String> accounts;
    private final Clock clock;

    /** @param accounts the names of all accounts */
    public Quotas(SharedQuota quota, Collection<String> accounts, Clock clock) {
        this.quota = quota;
        this.accounts = accounts.stream().sorted().toList();
        this.clock = clock;
    }

    /**
     * One account's quota in the current hour.
     *
     * @param limit calls of an hour
     * @param closedUntil until when nothing is called, null if it is open
     * @param closedWhy why, or ""
     */
    record Quota(
            String account, int limit, int used, int left, int burstLimit, Instant closedUntil, String closedWhy) {}

    List<Quota> all() {
        return accounts.stream().map(this::of).toList();
    }

    boolean has(String account) {
        return accounts.contains(account);
    }

    private Quota of(String account) {
        var limits = quota.limits(account);
        var usage = quota.usage(account).orElse(new Usage(0, limits.hourly(), Instant.EPOCH, ""));
        var closed = usage.closedUntil().isAfter(clock.instant());
        return new Quota(
                account,
                limits.hourly(),
                usage.hourUsed(),
                Math.max(0, limits.hourly() - usage.hourUsed()),
                limits.burst(),
                closed ? usage.closedUntil() : null,
                closed ? usage.closedWhy() : "");
    }

    /** When that many calls of the account can be through at best, if nothing else is called. */
    Instant through(String account, long calls) {
        var limits = quota.limits(account);
        var now = clock.instant();
        var state = of(account);
        if (state.closedUntil() == null) {
            return Forecast.through(now, calls, state.left(), limits);
        }
        var hour = limits.hour().toMillis();
        var sameHour = state.closedUntil().toEpochMilli() / hour == now.toEpochMilli() / hour;
        return Forecast.through(state.closedUntil(), calls, sameHour ? state.left() : limits.hourly(), limits);
    }
}
