package throttle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the hours that are over, and the one that is not. The last one stays in the quota's row until a call follows. */
final class Hours {

    private static final String HOURS = """
            select hour_start, hour_limit, used, interactive_used, send_used, reconcile_used, documents_used, others_used,
                   refused
              from (select hour_start, hour_limit, used, interactive_used, send_used, reconcile_used, documents_used,
                           others_used, refused
                      from quota_hour
                     where account = :account
                     union all
                    select hour_start, permitted(:hourly, hour_said_limit, hour_base), hour_used,
                           interactive_used, send_used, reconcile_used, documents_used, greatest(0, hour_said_used - hour_used), refused
                      from quota
                     where account = :account) as h
             where hour_start > statement_timestamp() - make_interval(secs => :back)
             order by hour_start desc
             limit :most
            """;
    private static final String CALLS = """
            select coalesce(sum(used), 0)
              from (select hour_start, used from quota_hour where account = :account
                     union all
                    select hour_start, hour_used from quota where account = :account) as h
             where hour_start > statement_timestamp() - make_interval(secs => :back)
            """;

    private Hours() {}

    static List<Hour> of(JdbcClient jdbc, String account, Limits limits, Duration back, int most) {
        return jdbc.sql(HOURS)
                .param("account", account)
                .param("hourly", limits.hourly())
                .param("back", SharedQuota.seconds(back))
                .param("most", most)
                .query((row, number) -> hour(row))
                .list();
    }

    static long calls(JdbcClient jdbc, String account, Duration back) {
        return jdbc.sql(CALLS)
                .param("account", account)
                .param("back", SharedQuota.seconds(back))
                .query(Long.class)
                .single();
    }

    private static Hour hour(ResultSet row) throws SQLException {
        var lanes = new EnumMap<Lane, Integer>(Lane.class);
        for (var lane : Lane.values()) {
            lanes.put(lane, row.getInt(lane.word() + "_used"));
        }
        return new Hour(
                row.getObject("hour_start", OffsetDateTime.class).toInstant(),
                row.getInt("hour_limit"),
                row.getInt("used"),
                lanes,
                row.getInt("others_used"),
                row.getInt("refused"));
    }
}
