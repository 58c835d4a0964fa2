package api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.ConnectHealth;
import ledger.ConnectHealth.Audit;
import ledger.LastRuns;
import ledger.PartnerBacklog;
import ledger.Workload;
import ledger.Workload.Load;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import partners.ActivePartners;
import throttle.Usage;

/** What all gauges show, read at once and for a few seconds: a scrape costs a handful of statements, not one a gauge. */
@Component
class Readings {

    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);
    private static final Duration DAY = Duration.ofHours(24);

    private final Quotas quotas;
    private final Workload workload;
    private final PartnerBacklog backlog;
    private final ConnectHealth health;
    private final LastRuns runs;
    private final ActivePartners partners;
    private final Clock clock;
    private Optional<Reading> last = Optional.empty();
    private Instant readAt = Instant.MIN;

    Readings(
            Quotas quotas,
            Workload workload,
            PartnerBacklog backlog,
            ConnectHealth health,
            LastRuns runs,
            ActivePartners partners,
            Clock clock) {
        this.runs = runs;
        this.partners = partners;
        this.health = health;
        this.quotas = quotas;
        this.workload = workload;
        this.backlog = backlog;
        this.clock = clock;
    }

    /**
     * One account.
     *
     * @param through seconds until all that it has to send can be sent at best, 0 if there is nothing
     * @param callsPerCompleted NaN if nothing was completed
     */
    record Account(Usage usage, boolean closed, double through, double callsPerCompleted) {}

    /** Everything at one moment, by name. */
    record Reading(
            Map<String, Account> accounts,
            List<Load> loads,
            Map<String, Long> untold,
            Map<String, Double> untoldSince,
            Map<String, Long> parked,
            Map<String, Long> missing,
            List<Audit> audits,
            Map<String, Instant> successes,
            Set<String> suspended) {

        /** A partner's load over all accounts. */
        List<Load> loads(String partner) {
            return loads.stream().filter(load -> load.partner().equals(partner)).toList();
        }
    }

    /** Five seconds old at most; nothing while the ledger is away, which is remembered as long. */
    synchronized Optional<Reading> now() {
        var now = clock.instant();
        if (readAt.isBefore(now.minus(GOOD_FOR)) || readAt.isAfter(now)) {
            last = read();
            readAt = clock.instant();
        }
        return last;
    }

    private Optional<Reading> read() {
        try {
            var loads = workload.loads();
            var completed = workload.completed(DAY);
            var accounts = new LinkedHashMap<String, Account>();
            quotas.accounts().forEach(account -> accounts.put(account, account(account, loads, completed)));
            return Optional.of(new Reading(
                    accounts,
                    new ArrayList<>(loads),
                    backlog.untold(),
                    backlog.untoldSince(),
                    backlog.parked(),
                    backlog.missing(),
                    health.all(),
                    runs.successes(),
                    suspended()));
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("the metrics cannot be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Set<String> suspended() {
        return partners.configured().stream().filter(partners::isSuspended).collect(Collectors.toSet());
    }

    private Account account(String account, List<Load> loads, Map<String, Long> completed) {
        var usage = quotas.usage(account);
        var calls = quotas.toSend(account, loads);
        var through = calls.isEmpty()
                ? 0
                : Duration.between(clock.instant(), quotas.through(account, calls))
                        .toMillis();
        var perCompleted = quotas.callsPerCompleted(account, completed);
        return new Account(
                usage,
                quotas.isClosed(usage),
                Math.max(0, through) / 1000.0,
                perCompleted == null ? Double.NaN : perCompleted);
    }
}
