package api;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
     * @param limit calls of an hour, as DocuSign says or as configured
     * @param used calls of this hour, those of other applications included
     * @param lanes permits taken in this hour, by lane
     * @param othersUsed calls of other applications in this hour, as far as DocuSign's answers tell
     * @param refused calls refused for a limit in this hour
     * @param burstLimit calls in 30 seconds
     * @param closedUntil until when nothing is called, null if it is open
     * @param closedWhy why, or ""
     */
    record Quota(
            String account,
            int limit,
            int used,
            int left,
            Map<String, Integer> lanes,
            int othersUsed,
            int refused,
            int burstLimit,
            Instant closedUntil,
            String closedWhy) {}

    List<Quota> all() {
        return accounts.stream().map(this::of).toList();
    }

    boolean has(String account) {
        return accounts.contains(account);
    }

    private Quota of(String account) {
        var limits = quota.limits(account);
        var usage = quota.usage(account).orElse(Usage.none(limits));
        var closed = usage.closedUntil().isAfter(clock.instant());
        return new Quota(
                account,
                usage.hourLimit(),
                usage.hourUsed(),
                usage.left(),
                usage.lanes().entrySet().stream()
                        .collect(Collectors.toMap(lane -> lane.getKey().word(), Map.Entry::getValue)),
                usage.othersUsed(),
                usage.refused(),
                usage.burstLimit(),
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
