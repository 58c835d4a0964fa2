package ledger;

import static ledger.Statements.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stops partners on all replicas and lets them go on: kept in the ledger, so that a restart changes nothing. */
public class Suspensions {

    private static final String SUSPEND = statement("suspend-partner");
    private static final String RESUME = statement("resume-partner");
    private static final String SUSPENDED = statement("suspended-partners");
    private static final String KNOWS = statement("knows-partner");
    private static final long GOOD_FOR = Duration.ofSeconds(1).toNanos();

    private final JdbcClient jdbc;
    private final LongSupplier nanoTime;
    private volatile Snapshot last;

    public Suspensions(JdbcClient jdbc) {
        this(jdbc, System::nanoTime);
    }

    /** @param nanoTime a clock that never jumps */
    Suspensions(JdbcClient jdbc, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.nanoTime = nanoTime;
    }

    /** Since when, why and by whom a partner is stopped. */
    public record Suspension(Instant since, String reason, String operator) {}

    private record Snapshot(Set<String> partners, long at) {}

    /** @return false if it is stopped already */
    public boolean suspend(String partner, Decision decision) {
        return change(SUSPEND, partner, decision);
    }

    /** @return false if it is not stopped */
    public boolean resume(String partner, Decision decision) {
        return change(RESUME, partner, decision);
    }

    private boolean change(String sql, String partner, Decision decision) {
        var changed = jdbc.sql(sql)
                .param("partner", partner)
                .param("reason", decision.reason())
                .param("operator", decision.operator())
                .query(Integer.class)
                .single();
        last = null;
        return changed == 1;
    }

    /** Whether the ledger holds anything of that partner. */
    public boolean knows(String partner) {
        return jdbc.sql(KNOWS).param("partner", partner).query(Boolean.class).single();
    }

    /** Who is stopped now, by name. */
    public Map<String, Suspension> all() {
        var all = new TreeMap<String, Suspension>();
        jdbc.sql(SUSPENDED).query(row -> {
            all.put(
                    row.getString("partner"),
                    new Suspension(
                            row.getObject("since", OffsetDateTime.class).toInstant(),
                            row.getString("reason"),
                            row.getString("operator")));
        });
        return all;
    }

    /** Who was stopped a second ago at the earliest: for those who ask each round. */
    public Set<String> names() {
        return fresh().orElseGet(this::read);
    }

    private Optional<Set<String>> fresh() {
        var known = last;
        return known != null && nanoTime.getAsLong() - known.at() < GOOD_FOR
                ? Optional.of(known.partners())
                : Optional.empty();
    }

    private synchronized Set<String> read() {
        return fresh().orElseGet(() -> {
            var at = nanoTime.getAsLong();
            var names = Set.copyOf(all().keySet());
            last = new Snapshot(names, at);
            return names;
        });
    }
}
