package throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The quota for whoever only looks on: its calls are counted like all others, but what it runs into neither closes an
 * account for those who work nor opens it.
 */
public final class BystandersQuota extends SharedQuota {

    public BystandersQuota(JdbcClient jdbc, Map<String, Limits> limits) {
        super(jdbc, limits);
    }

    @Override
    public Instant close(String account, Duration pause, String why) {
        return Instant.now().plus(pause);
    }

    @Override
    public Instant stop(String account, Duration firstPause, String why) {
        return Instant.now().plus(firstPause);
    }

    @Override
    public void reopen(String account) {
        // whoever works finds out alone
    }
}
