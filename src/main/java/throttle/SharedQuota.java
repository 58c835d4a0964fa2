package throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Grants the right to call DocuSign, for all replicas together. A bucket in one process, or one that refills while it is
 * spent, lets up to twice the permitted calls through; these windows are counted in one row of the ledger's database,
 * by that database's clock.
 */
public class SharedQuota {

    private static final String TAKE = """
            select granted, next_at from take_permits(:account, :wanted, :hourly, :burst, make_interval(secs => :hour),
                   make_interval(secs => :window), make_interval(secs => :slack), make_interval(secs => :border))
            """;
    private static final String RETURN = "select return_permits(:account, :unused)";
    private static final String CLOSE = "select close_quota(:account, make_interval(secs => :pause), :why)";
    private static final String STOP = "select stop_quota(:account, make_interval(secs => :pause), :why)";
    private static final String REOPEN = "select reopen_quota(:account)";
    private static final String SPEND_HOUR = "select spend_hour(:account, :hourly, make_interval(secs => :hour))";
    private static final String USAGE = """
            select case when clock_timestamp() < hour_start + make_interval(secs => :hour) then hour_used else 0 end,
                   greatest(closed_until, 'epoch'), closed_why
              from quota
             where account = :account
            """;

    private final JdbcClient jdbc;
    private final Map<String, Limits> limits;

    /** @param limits by account */
    public SharedQuota(JdbcClient jdbc, Map<String, Limits> limits) {
        this.jdbc = jdbc;
        this.limits = Map.copyOf(limits);
    }

    /**
     * Takes up to {@code wanted} permits at once. In a transaction the account's quota stays locked until its end, so
     * what is done under it must be short.
     *
     * @throws IllegalArgumentException if the account is not configured
     */
    public Grant take(String account, int wanted) {
        return take(account, wanted, 0);
    }

    /**
     * The same for work that is not to use up a window: the last hundredth of both stays for calls that cannot be put
     * off behind a backlog, such as the listing that learns outcomes.
     */
    public Grant takeForBacklog(String account, int wanted) {
        return take(account, wanted, 100);
    }

    private Grant take(String account, int wanted, int leaveOneOf) {
        var limit = limits(account);
        return jdbc.sql(TAKE)
                .param("account", account)
                .param("wanted", wanted)
                .param("hourly", limit.hourly() - part(limit.hourly(), leaveOneOf))
                .param("burst", limit.burst() - part(limit.burst(), leaveOneOf))
                .param("hour", seconds(limit.hour()))
                .param("window", seconds(limit.burstLength()))
                .param("slack", seconds(limit.slack()))
                .param("border", seconds(limit.border()))
                .query((row, number) ->
                        new Grant(row.getInt(1), row.getTimestamp(2).toInstant()))
                .single();
    }

    /** Gives back permits taken in the same transaction for which there was no work. */
    public void giveBack(String account, int unused) {
        if (unused > 0) {
            jdbc.sql(RETURN)
                    .param("account", account)
                    .param("unused", unused)
                    .query((row, number) -> 1)
                    .list();
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

    /** DocuSign says the hour is spent, by others than us: nothing more until it turns. */
    public void hourIsSpent(String account) {
        var limit = limits(account);
        jdbc.sql(SPEND_HOUR)
                .param("account", account)
                .param("hourly", limit.hourly())
                .param("hour", seconds(limit.hour()))
                .query((row, number) -> 1)
                .list();
    }

    /** What is used of the account's hour; nothing before its first call. */
    public Optional<Usage> usage(String account) {
        var limit = limits(account);
        return jdbc.sql(USAGE)
                .param("account", account)
                .param("hour", seconds(limit.hour()))
                .query((row, number) -> new Usage(
                        row.getInt(1),
                        limit.hourly(),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3)))
                .optional();
    }

    /** The account's limits. */
    public Limits limits(String account) {
        return Optional.ofNullable(limits.get(account))
                .orElseThrow(
                        () -> new IllegalArgumentException("no account '" + account + "' under docusign.accounts"));
    }

    private static int part(int limit, int leaveOneOf) {
        return leaveOneOf == 0 || limit < 2 ? 0 : Math.max(1, limit / leaveOneOf);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
