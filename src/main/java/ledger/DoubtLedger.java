package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.Doubt;
import signup.SignupKey;
import signup.SignupState;
import signup.TransactionIds;

/** Keeps the sign-ups of which nobody knows whether DocuSign created their envelope, and when to look again. */
public class DoubtLedger {

    private static final String LOST_LEASES = statement("doubt-lost-leases");
    private static final String DOUBTFUL = statement("doubtful");
    private static final String RESEND = statement("resend");
    private static final String ASK = statement("ask");

    private final JdbcClient jdbc;
    private final Tally tally;

    public DoubtLedger(JdbcClient jdbc) {
        this(jdbc, Tally.NONE);
    }

    /** @param tally hears of doubts and of those that were sent again */
    public DoubtLedger(JdbcClient jdbc, Tally tally) {
        this.tally = tally;
        this.jdbc = jdbc;
    }

    /**
     * Turns leases that ran out into doubt.
     *
     * @return how many
     */
    public int doubtLostLeases() {
        return jdbc.sql(LOST_LEASES).query((row, number) -> count(row)).list().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int count(ResultSet row) throws SQLException {
        var signups = row.getInt("signups");
        if (row.getString("state").equals(SignupState.UNSURE.word())) {
            tally.doubted(row.getString("partner"), signups);
        }
        return signups;
    }

    /**
     * The doubtful sign-ups that are due for a look-up; each is given to one replica and moved to its next look-up.
     *
     * @param settleTime how long DocuSign may take to show an envelope it created
     */
    public List<Doubt> due(String account, int most, Duration settleTime) {
        return jdbc.sql(DOUBTFUL)
                .param("account", account)
                .param("most", most)
                .param("settle", seconds(settleTime))
                .query((row, number) -> new Doubt(
                        row.getLong("id"),
                        row.getLong("epoch"),
                        row.getString("account"),
                        new SignupKey(row.getString("partner"), row.getString("ref")),
                        row.getInt("attempt"),
                        row.getObject("transaction_id", UUID.class),
                        row.getString("draft_id"),
                        row.getTimestamp("accepted_at").toInstant(),
                        row.getBoolean("settled"),
                        row.getBoolean("forgotten")))
                .list();
    }

    /** Offers the sign-up again as a new attempt, unless it was found meanwhile. */
    public void resend(Doubt doubt) {
        var moved = jdbc.sql(RESEND)
                .param("id", doubt.id())
                .param("epoch", doubt.epoch())
                .param("attempt", doubt.attempt())
                .param("transaction", TransactionIds.of(doubt.key(), doubt.attempt() + 1))
                .query(Integer.class)
                .single();
        if (moved == 1) {
            tally.resent(doubt.key().partner());
        }
    }

    /** Leaves the sign-up doubtful until a person decides. */
    public void ask(Doubt doubt) {
        jdbc.sql(ASK)
                .param("id", doubt.id())
                .param("epoch", doubt.epoch())
                .query(Integer.class)
                .single();
    }
}
