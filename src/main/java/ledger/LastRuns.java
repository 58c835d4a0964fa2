package ledger;

import static ledger.Statements.statement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knows when and where each scheduled job ran last. */
public class LastRuns {

    private static final String LAST_RUNS = statement("last-runs");
    private static final String SUCCESSES = statement("last-successes");

    private final JdbcClient jdbc;

    public LastRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One job's last run.
     *
     * @param firedFor the time it was planned for
     * @param firedAt when it began
     * @param replica where
     */
    public record Run(String job, Instant firedFor, Instant firedAt, String replica) {}

    /** The last run of each job, by name. */
    public List<Run> all() {
        return jdbc.sql(LAST_RUNS)
                .query((row, number) -> new Run(
                        row.getString("job"),
                        row.getObject("fired_for", OffsetDateTime.class).toInstant(),
                        row.getObject("fired_at", OffsetDateTime.class).toInstant(),
                        row.getString("replica")))
                .list();
    }

    /** When each job was last done without a failure, by name; a job that never was is left out. */
    public Map<String, Instant> successes() {
        var successes = new HashMap<String, Instant>();
        jdbc.sql(SUCCESSES).query(row -> {
            successes.put(
                    row.getString("job"),
                    row.getObject("succeeded_at", OffsetDateTime.class).toInstant());
        });
        return successes;
    }
}
