package app;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ready means that the ledger can be written: one that only reads, or whose disk is full, can send nothing. A partner
 * that is down never makes the service unready.
 */
@Component("ledger")
class LedgerHealth implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerHealth.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);
    private static final String WRITE = """
            insert into schedule (job, fired_for, replica) values ('check-ledger', clock_timestamp(), :replica)
            on conflict (job) do update set fired_for = clock_timestamp(), fired_at = clock_timestamp(), replica = :replica
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private Health last = Health.unknown().build();
    private Instant at = Instant.EPOCH;

    LedgerHealth(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public synchronized Health health() {
        if (clock.instant().isAfter(at.plus(GOOD_FOR))) {
            last = look();
            at = clock.instant();
        }
        return last;
    }

    private Health look() {
        try {
            jdbc.sql(WRITE).param("replica", "health").update();
            return Health.up().build();
        } catch (DataAccessException e) {
            var state = e.getMostSpecificCause() instanceof SQLException sql ? sql.getSQLState() : "";
            var what = "the ledger cannot be written: " + reason(state);
            LOG.error("{}; nothing is sent until it can", what);
            return Health.down().withDetail("ledger", what).build();
        }
    }

    private static String reason(String state) {
        return switch (String.valueOf(state)) {
            case "25006" -> "the database is read-only (SQLSTATE 25006)";
            case "53100" -> "its disk is full (SQLSTATE 53100)";
            case "28P01", "28000" -> "user or password is wrong (SQLSTATE " + state + ")";
            default -> "SQLSTATE " + state;
        };
    }
}
