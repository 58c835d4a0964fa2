package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    private static final String TOLD_TOGETHER = statement("told-together");
    private static final String REFUSED = statement("refused-by-partner");

    /** After so many refusals an outcome is left to a person: about a quarter of an hour. */
    static final int MOST_REFUSALS = 10;

    private final JdbcClient jdbc;
    private final Tally tally;

    public OutcomeLedger(JdbcClient jdbc) {
        this(jdbc, Tally.NONE);
    }

    /** @param tally hears what was told */
    public OutcomeLedger(JdbcClient jdbc, Tally tally) {
        this.tally = tally;
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
        var ours = jdbc.sql(TOLD)
                        .param("id", outcome.id())
                        .param("problem", problem)
                        .update()
                == 1;
        if (ours) {
            tally.told(outcome);
        }
        return ours;
    }

    /**
     * The partner's database has taken all of them.
     *
     * @param told each with what an operator should know all the same, or ""
     * @return those that another writer had written before: then later news may have been overwritten
     */
    public List<Outcome> told(Map<Outcome, String> told) {
        var outcomes = List.copyOf(told.keySet());
        var ours = jdbc.sql(TOLD_TOGETHER)
                .param("ids", outcomes.stream().map(Outcome::id).toArray(Long[]::new))
                .param("problems", outcomes.stream().map(told::get).toArray(String[]::new))
                .query(Long.class)
                .set();
        outcomes.stream().filter(outcome -> ours.contains(outcome.id())).forEach(tally::told);
        return outcomes.stream().filter(outcome -> !ours.contains(outcome.id())).toList();
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

    /**
     * The partner's database refuses this very outcome: offered again after 2, 4, 8 … seconds, and later ones of the
     * sign-up wait behind it.
     *
     * @param problem what an operator should know
     * @return whether it was refused so often that it is not offered again until somebody says so
     */
    public boolean refused(Outcome outcome, String problem) {
        return jdbc.sql(REFUSED)
                .param("id", outcome.id())
                .param("problem", problem)
                .param("most", MOST_REFUSALS)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
