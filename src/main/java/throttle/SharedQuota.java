package throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Grants the right to call DocuSign, for all replicas together. A bucket in one process, or one that refills while it is
 * spent, lets up to twice the permitted calls through; these windows are counted in one row of the ledger's database,
 * by that database's clock, and corrected by what DocuSign's answers say of them.
 */
public class SharedQuota {

    private static final String RETURN = "select return_permits(:account, :lane, :unused)";
    private static final String CLOSE = "select close_quota(:account, make_interval(secs => :pause), :why)";
    private static final String STOP = "select stop_quota(:account, make_interval(secs => :pause), :why)";
    private static final String REOPEN = "select reopen_quota(:account)";
    private static final String SPEND_HOUR = "select spend_hour(:account, :hour, :hourly)";

    private final JdbcClient jdbc;
    private final Map<String, Limits> limits;
    private final ReadGuard reads;
    private final Map<String, AtomicReference<Report>> heard = new ConcurrentHashMap<>();

    /** @param limits by account */
    public SharedQuota(JdbcClient jdbc, Map<String, Limits> limits) {
        this.jdbc = jdbc;
        this.limits = Map.copyOf(limits);
        this.reads = new ReadGuard(jdbc);
    }

    /** What keeps single envelopes from being read too often. */
    public ReadGuard reads() {
        return reads;
    }

    /**
     * Takes up to {@code wanted} permits at once. In a transaction the account's quota stays locked until its end, so
     * what is done under it must be short.
     *
     * @throws IllegalArgumentException if the account is not configured
     */
    public Grant take(String account, Lane lane, int wanted) {
        return take(account, lane, wanted, 0);
    }

    /** The same for a batch of several partners: some of the hour is kept for those that have had less than theirs. */
    public Grant takeForMany(String account, int wanted) {
        return take(account, Lane.SEND, wanted, Limits.FAIR);
    }

    private Grant take(String account, Lane lane, int wanted, double fair) {
        var asking = new Asking(jdbc, account, limits(account));
        var report = heard(account).getAndSet(Report.NOTHING);
        try {
            tellAgainUnlessCommitted(account, report);
            return asking.take(lane, wanted, fair, report);
        } catch (RuntimeException e) {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                tell(account, report);
            }
            throw e;
        }
    }

    /** Gives back permits taken in the same transaction for which there was no work. */
    public void giveBack(String account, Lane lane, int unused) {
        if (unused > 0) {
            jdbc.sql(RETURN)
                    .param("account", account)
                    .param("lane", lane.word())
                    .param("unused", unused)
                    .query((row, number) -> 1)
                    .list();
        }
    }

    /**
     * A call has ended, with an answer or without.
     *
     * @param headers of the answer, with names in lower case; none if there was no answer
     * @param refused whether DocuSign refused it for a limit
     */
    public void ended(Permit permit, Map<String, String> headers, boolean refused) {
        var said = Said.read(headers);
        tell(
                permit.account(),
                new Report(permit.hour(), 1, 0, refused ? 1 : 0, said, permit.taken(), System.nanoTime()));
    }

    /** A permit grew too old before its call left. */
    public void unused(Permit permit) {
        tell(permit.account(), new Report(permit.hour(), 0, 1, 0, Said.NOTHING, 0, 0));
    }

    private void tell(String account, Report news) {
        heard(account).accumulateAndGet(news, Report::and);
    }

    private AtomicReference<Report> heard(String account) {
        return heard.computeIfAbsent(account, any -> new AtomicReference<>(Report.NOTHING));
    }

    private void tellAgainUnlessCommitted(String account, Report report) {
        if (report != Report.NOTHING && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        tell(account, report);
                    }
                }
            });
        }
    }

    /**
     * Closes the account on all replicas for a while; an earlier end of an existing closure is ignored.
     *
     * @return until when it is closed
     */
    public Instant close(String account, Duration pause, String why) {
        return closing(CLOSE, account, pause, why);
    }

    /**
     * Stops the account on all replicas for a reason that only a person can mend. After the pause one call probes; each
     * stop in a row doubles the pause, to 15 minutes at most, until {@link #reopen}.
     *
     * @return until when nothing is called
     */
    public Instant stop(String account, Duration firstPause, String why) {
        return closing(STOP, account, firstPause, why);
    }

    private Instant closing(String sql, String account, Duration pause, String why) {
        return jdbc.sql(sql)
                .param("account", account)
                .param("pause", seconds(pause))
                .param("why", why)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /** A call of a stopped account has gone through: it goes on at full pace. */
    public void reopen(String account) {
        jdbc.sql(REOPEN).param("account", account).query((row, number) -> 1).list();
    }

    /** DocuSign has refused a call for the hour's limit: others have spent what we thought was left of that hour. */
    public void hourIsSpent(Permit permit) {
        jdbc.sql(SPEND_HOUR)
                .param("account", permit.account())
                .param("hour", OffsetDateTime.ofInstant(permit.hour(), ZoneOffset.UTC))
                .param("hourly", limits(permit.account()).hourly())
                .query((row, number) -> 1)
                .list();
    }

    /** What is used of the account's hour; nothing before its first call. */
    public Optional<Usage> usage(String account) {
        return Usages.of(jdbc, account, limits(account));
    }

    /** What became of the account's hours since then, the latest first and the current one among them. */
    public List<Hour> hours(String account, Duration back, int most) {
        return Hours.of(jdbc, account, limits(account), back, most);
    }

    /** How many calls we have made with the account within that time; an hour counts whole. */
    public long calls(String account, Duration back) {
        return Hours.calls(jdbc, account, back);
    }

    /** The account's limits, as configured. */
    public Limits limits(String account) {
        return Optional.ofNullable(limits.get(account))
                .orElseThrow(
                        () -> new IllegalArgumentException("no account '" + account + "' under docusign.accounts"));
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
