package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets what is not needed any more, so that the ledger does not grow without end and people are not kept longer than
 * the operator says. What makes sure that nobody is sent a contract twice stays: the key of each sign-up, its state, its
 * transaction and its envelope.
 */
public class Retention {

    private static final String PEOPLE = statement("forget-people");
    private static final String OUTCOMES = statement("forget-outcomes");
    private static final String HISTORY = statement("forget-history");

    /** In one statement, so that nobody waits for long behind it. */
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;

    public Retention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Empties name, address and fields of sign-ups that were completed longer ago than that.
     *
     * @param goOn asked between two statements
     * @return of how many
     */
    public int forgetPeople(Duration keep, BooleanSupplier goOn) {
        var all = 0;
        int some;
        do {
            some = jdbc.sql(PEOPLE)
                    .param("seconds", seconds(keep))
                    .param("most", AT_ONCE)
                    .update();
            all += some;
        } while (some == AT_ONCE && goOn.getAsBoolean());
        return all;
    }

    /**
     * Forgets outcomes that were written into partners' tables longer ago than that, and lines of histories that are
     * older if their sign-up has ended.
     *
     * @param goOn asked between two statements
     * @return how many
     */
    public int forgetHistory(Duration keep, BooleanSupplier goOn) {
        return walk(OUTCOMES, keep, goOn) + walk(HISTORY, keep, goOn);
    }

    private record Step(long last, int gone, boolean more) {}

    private int walk(String sql, Duration keep, BooleanSupplier goOn) {
        var gone = 0;
        var step = new Step(0, 0, true);
        while (step.more() && goOn.getAsBoolean()) {
            step = jdbc.sql(sql)
                    .param("after", step.last())
                    .param("seconds", seconds(keep))
                    .param("most", AT_ONCE)
                    .query((row, number) -> new Step(row.getLong("last"), row.getInt("gone"), row.getBoolean("more")))
                    .single();
            gone += step.gone();
        }
        return gone;
    }
}
