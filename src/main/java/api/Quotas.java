package api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ledger.Workload;
import ledger.Workload.Load;
import partners.ActivePartners;
import throttle.Lane;
import throttle.Outlook;
import throttle.SharedQuota;
import throttle.Usage;

/** Says how much of each account's hour is left, what became of the last ones, and when a backlog can be through. */
public class Quotas {

    private static final Duration DAY = Duration.ofHours(24);
    private static final int HOURS = 24;

    private final SharedQuota quota;
    private final List<String> accounts;
    private final Workload workload;
    private final ActivePartners partners;
    private final Clock clock;

    /** @param accounts the names of all accounts */
    public Quotas(
            SharedQuota quota, Collection<String> accounts, Workload workload, ActivePartners partners, Clock clock) {
        this.quota = quota;
        this.accounts = accounts.stream().sorted().toList();
        this.workload = workload;
        this.partners = partners;
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
     * @param throughAt when all that the account has to send can be sent at best, null if there is nothing
     * @param callsPerCompleted calls of the last 24 hours for each envelope signed in them, null if none was
     * @param hours the last 24 of them, the current one first
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
            String closedWhy,
            Instant throughAt,
            Double callsPerCompleted,
            List<Hour> hours) {}

    /** What became of one hour; {@code used} are calls of ours. */
    record Hour(Instant start, int limit, int used, Map<String, Integer> lanes, int others, int refused) {}

    List<String> accounts() {
        return accounts;
    }

    List<Quota> all() {
        var loads = workload.loads();
        var completed = workload.completed(DAY);
        return accounts.stream().map(account -> of(account, loads, completed)).toList();
    }

    private Quota of(String account, List<Load> loads, Map<String, Long> completed) {
        var usage = usage(account);
        var closed = isClosed(usage);
        var toSend = toSend(account, loads);
        return new Quota(
                account,
                usage.hourLimit(),
                usage.hourUsed(),
                usage.left(),
                words(usage.lanes()),
                usage.othersUsed(),
                usage.refused(),
                usage.burstLimit(),
                closed ? usage.closedUntil() : null,
                closed ? usage.closedWhy() : "",
                toSend.isEmpty() ? null : through(account, toSend).truncatedTo(ChronoUnit.SECONDS),
                callsPerCompleted(account, completed),
                hours(account));
    }

    Usage usage(String account) {
        return quota.usage(account).orElse(Usage.none(quota.limits(account)));
    }

    boolean isClosed(Usage usage) {
        return usage.closedUntil().isAfter(clock.instant());
    }

    /** Calls that the account makes for partners that are neither suspended nor disabled, by partner. */
    public Map<String, Long> toSend(String account, List<Load> loads) {
        return Workload.callsByPartner(loads, account, partners.sendingWith(account), partners.twoStep())
                .entrySet()
                .stream()
                .filter(one -> one.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** When these partners' calls of the account can be through at best, if nothing else is called. */
    public Instant through(String account, Map<String, Long> calls) {
        var parts = calls.entrySet().stream()
                .map(one -> Pausing.part(one.getValue(), partners.named(one.getKey())))
                .toList();
        return Outlook.through(clock.instant(), parts, usage(account), quota.limits(account));
    }

    /** The same for each account there is, to the second. */
    Map<String, Instant> through(Map<String, Map<String, Long>> calls) {
        return calls.entrySet().stream()
                .filter(one -> accounts.contains(one.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> through(one.getKey(), one.getValue()).truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Null if nothing was completed. */
    Double callsPerCompleted(String account, Map<String, Long> completed) {
        var signed = completed.getOrDefault(account, 0L);
        return signed == 0 ? null : Math.round(100.0 * quota.calls(account, DAY) / signed) / 100.0;
    }

    private List<Hour> hours(String account) {
        return quota.hours(account, DAY, HOURS).stream()
                .map(hour -> new Hour(
                        hour.start(), hour.limit(), hour.used(), words(hour.lanes()), hour.others(), hour.refused()))
                .toList();
    }

    private static Map<String, Integer> words(Map<Lane, Integer> lanes) {
        return lanes.entrySet().stream()
                .collect(Collectors.toMap(lane -> lane.getKey().word(), Map.Entry::getValue));
    }
}
