package ledger;

import static ledger.Statements.statement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupState;

/** Counts how many sign-ups of each partner stand where, and what each partner is still to be told. */
public class PartnerBacklog {

    private static final String COUNTS = statement("count-by-partner");
    private static final String UNTOLD = statement("untold-by-partner");
    private static final String UNTOLD_SINCE = statement("untold-since");
    private static final String PARKED = statement("parked-by-partner");
    private static final String MISSING = statement("missing-by-partner");

    private final JdbcClient jdbc;

    public PartnerBacklog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What one partner has in the ledger.
     *
     * @param states how many sign-ups stand where; a state that is not there counts none
     * @param stuck how many wait for a person
     * @param toSend how many wait to be sent and are not stuck
     * @param oldestWaiting since when the oldest of those that wait has done so
     */
    public record Counts(Map<SignupState, Long> states, long stuck, long toSend, Optional<Instant> oldestWaiting) {

        /** Of a partner without any sign-up. */
        public static Counts none() {
            return new Counts(Map.of(), 0, 0, Optional.empty());
        }

        private Counts and(SignupState state, long signups, long stuckHere, Instant oldest) {
            var all = new EnumMap<SignupState, Long>(SignupState.class);
            all.putAll(states);
            all.put(state, signups);
            var waiting = state == SignupState.WAITING;
            return new Counts(
                    all,
                    stuck + stuckHere,
                    waiting ? signups - stuckHere : toSend,
                    waiting ? Optional.of(oldest) : oldestWaiting);
        }
    }

    /** What each partner has in the ledger, by name. */
    public Map<String, Counts> counts() {
        var counts = new TreeMap<String, Counts>();
        jdbc.sql(COUNTS).query(row -> {
            var before = counts.getOrDefault(row.getString("partner"), Counts.none());
            counts.put(
                    row.getString("partner"),
                    before.and(
                            SignupState.of(row.getString("state")).orElseThrow(),
                            row.getLong("signups"),
                            row.getLong("stuck"),
                            row.getObject("oldest", OffsetDateTime.class).toInstant()));
        });
        return counts;
    }

    /** How many outcomes each partner's database has not taken yet, by name. */
    public Map<String, Long> untold() {
        return numbers(UNTOLD, "outcomes");
    }

    /** How many seconds ago the oldest of them happened, by name; without those that wait for a person. */
    public Map<String, Double> untoldSince() {
        var ages = new HashMap<String, Double>();
        jdbc.sql(UNTOLD_SINCE).query(row -> {
            ages.put(row.getString("partner"), row.getDouble("age"));
        });
        return ages;
    }

    /** How many of them wait for a person, because the database refuses them. */
    public Map<String, Long> parked() {
        return numbers(PARKED, "outcomes");
    }

    /** How many open envelopes of each partner DocuSign does not know any more, by name. */
    public Map<String, Long> missing() {
        return numbers(MISSING, "envelopes");
    }

    private Map<String, Long> numbers(String sql, String what) {
        var numbers = new HashMap<String, Long>();
        jdbc.sql(sql).query(row -> {
            numbers.put(row.getString("partner"), row.getLong(what));
        });
        return numbers;
    }
}
