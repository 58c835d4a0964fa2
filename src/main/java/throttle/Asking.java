package throttle;

import static throttle.SharedQuota.seconds;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one statement that takes permits, with the rules they are taken by and the news that goes along. */
final class Asking {

    private static final String TAKE = """
            select granted, extra, extract(epoch from wait) as wait, hour
              from take_permits(:account, :lane, :wanted,
                   row(:hourly, :burst, make_interval(secs => :hour), make_interval(secs => :window),
                       make_interval(secs => :slack), make_interval(secs => :border), :reserve, :fair, :even)::permit_rules,
                   row(:of, :answered, :unused, :refused, :hourEnd, :hourUsed, :hourLimit, :burstUsed, :burstLimit,
                       make_interval(secs => :sent), make_interval(secs => :heard))::permit_report,
                   :at)
            """;

    private final JdbcClient jdbc;
    private final String account;
    private final Limits limits;
    private Instant at;

    Asking(JdbcClient jdbc, String account, Limits limits) {
        this.jdbc = jdbc;
        this.account = account;
        this.limits = limits;
    }

    /** As if it were asked at that time; otherwise the database's clock decides. */
    Asking at(Instant simulated) {
        at = simulated;
        return this;
    }

    /** @param fair share of the hour that is kept for partners below theirs, and granted as extra */
    Grant take(Lane lane, int wanted, double fair, Report report) {
        var now = System.nanoTime();
        var statement = jdbc.sql(TAKE)
                .param("account", account)
                .param("lane", lane.word())
                .param("at", time(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("wanted", wanted)
                .param("hourly", limits.hourly())
                .param("burst", limits.burst())
                .param("hour", seconds(limits.hour()))
                .param("window", seconds(limits.burstLength()))
                .param("slack", seconds(limits.slack()))
                .param("border", seconds(limits.border()))
                .param("reserve", limits.reserve())
                .param("fair", fair)
                .param("even", limits.pace() == Pace.EVEN);
        return news(statement, report, now)
                .query((row, number) -> new Grant(
                        row.getInt("granted"),
                        row.getInt("extra"),
                        Duration.ofNanos((long) (row.getDouble("wait") * 1e9)),
                        new Permit(
                                account,
                                row.getObject("hour", OffsetDateTime.class).toInstant(),
                                now,
                                limits.startWithin())))
                .single();
    }

    private static JdbcClient.StatementSpec news(JdbcClient.StatementSpec statement, Report report, long now) {
        var said = report.said();
        return statement
                .param("of", time(report.hour()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("answered", report.answered())
                .param("unused", report.unused())
                .param("refused", report.refused())
                .param("hourEnd", time(said.hourEnd()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("hourUsed", said.hourUsed(), Types.INTEGER)
                .param("hourLimit", said.hourLimit(), Types.INTEGER)
                .param("burstUsed", said.burstUsed(), Types.INTEGER)
                .param("burstLimit", said.burstLimit(), Types.INTEGER)
                .param("sent", seconds(Duration.ofNanos(now - report.sent())))
                .param("heard", seconds(Duration.ofNanos(now - report.heard())));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
