package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.Outcome;
import signup.SignupKey;
import signup.SignupState;

/** Keeps what partners are still to be told until their databases have taken it. */
public class OutcomeLedger {

    private static final String UNTOLD = statement("untold");
    private static final String TOLD = statement("told");
    private static final String TELL_LATEST_AGAIN = statement("tell-latest-again");
    private static final String NOT_TOLD = statement("not-told");

    private final JdbcClient jdbc;

    public OutcomeLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The partner's outcomes that are due, in their order; given to one replica, and offered again after the lease.
     *
     * @param most never more than that
     */
    public List<Outcome> due(String partner, int most, Duration lease) {
        return jdbc
                .sql(UNTOLD)
                .param("partner", partner)
                .param("most", most)
                .param("seconds", seconds(lease))
                .query((row, number) -> new Outcome(
                        row.getLong("id"),
                        new SignupKey(row.getString("partner"), row.getString("ref")),
                        SignupState.of(row.getString("status")).orElseThrow(),
                        row.getString("envelope_id"),
                        row.getString("reason"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempt")))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Outcome::id))
                .toList();
    }

    /**
     * The partner's database has taken it.
     *
     * @param problem what an operator should know all the same, or ""
     * @return false if another writer had written it before: then later news may have been overwritten
     */
    public boolean told(Outcome outcome, String problem) {
        return jdbc.sql(TOLD)
                        .param("id", outcome.id())
                        .param("problem", problem)
                        .update()
                == 1;
    }

    /** Offers the sign-up's latest outcome again, because an older one may have been written over it. */
    public void tellLatestAgain(Outcome outcome) {
        jdbc.sql(TELL_LATEST_AGAIN).param("id", outcome.id()).update();
    }

    /**
     * The partner's database has not taken it: offered again after 2, 4, 8 … seconds.
     *
     * @param problem what an operator should know
     * @param longest no wait is longer
     */
    public void notTold(Outcome outcome, String problem, Duration longest) {
        var wait = Duration.ofSeconds(1L << Math.min(outcome.attempt(), 16));
        jdbc.sql(NOT_TOLD)
                .param("id", outcome.id())
                .param("problem", problem)
                .param("seconds", seconds(wait.compareTo(longest) < 0 ? wait : longest))
                .update();
    }
}
