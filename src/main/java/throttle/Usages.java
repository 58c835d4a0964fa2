package throttle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what an operator wants to know of an account's windows, without taking a lock or a permit. */
final class Usages {

    private static final String USAGE = """
            select clock_timestamp() < hour_start + make_interval(secs => :hour) as current,
                   greatest(hour_used, hour_said_used) as used,
                   permitted(:hourly, hour_said_limit, hour_base) as hour_limit,
                   coalesce(hour_said_limit, 0) as hour_said,
                   permitted(:burst, burst_said_limit, burst_base) as burst_limit,
                   interactive_used, send_used, reconcile_used, documents_used,
                   greatest(0, hour_said_used - hour_used) as others_used, refused,
                   greatest(closed_until, 'epoch') as closed_until, closed_why
              from quota
             where account = :account
            """;

    private Usages() {}

    static Optional<Usage> of(JdbcClient jdbc, String account, Limits limits) {
        return jdbc.sql(USAGE)
                .param("account", account)
                .param("hour", SharedQuota.seconds(limits.hour()))
                .param("hourly", limits.hourly())
                .param("burst", limits.burst())
                .query((row, number) -> usage(row))
                .optional();
    }

    private static Usage usage(ResultSet row) throws SQLException {
        var current = row.getBoolean("current");
        var lanes = new EnumMap<Lane, Integer>(Lane.class);
        for (var lane : Lane.values()) {
            lanes.put(lane, current ? row.getInt(lane.word() + "_used") : 0);
        }
        return new Usage(
                current ? row.getInt("used") : 0,
                row.getInt("hour_limit"),
                row.getInt("hour_said"),
                row.getInt("burst_limit"),
                lanes,
                current ? row.getInt("others_used") : 0,
                current ? row.getInt("refused") : 0,
                row.getObject("closed_until", OffsetDateTime.class).toInstant(),
                row.getString("closed_why"));
    }
}
