package ledger;

import static ledger.Statements.statement;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupState;

/** Counts how many sign-ups stand where, for whoever asks how the job is getting on. */
public class Backlog {

    private static final String STATES = statement("count-states");
    private static final String UNTOLD = statement("count-untold");

    private final JdbcClient jdbc;

    public Backlog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of sign-ups by state; a state that is not there counts none. */
    public Map<SignupState, Long> states() {
        var counts = new EnumMap<SignupState, Long>(SignupState.class);
        jdbc.sql(STATES).query(row -> {
            counts.put(SignupState.of(row.getString("state")).orElseThrow(), row.getLong("signups"));
        });
        return counts;
    }

    /** How many outcomes partners' databases have not taken yet. */
    public long untold() {
        return jdbc.sql(UNTOLD).query(Long.class).single();
    }
}
