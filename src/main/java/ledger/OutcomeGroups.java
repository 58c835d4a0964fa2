package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.Outcome;
import signup.SignupKey;
import signup.SignupState;

/** Lets groups of integrators' routes hear of each outcome once, however many replicas ask and whenever one dies. */
public class OutcomeGroups {

    private static final String JOIN = statement("join-outcomes");
    private static final String NEXT = statement("next-outcome");
    private static final String HEARD = statement("heard-outcome");
    private static final String FORGET = statement("forget-heard-outcomes");

    private final JdbcClient jdbc;

    public OutcomeGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * From now on the group hears of that partner's outcomes. Said again it only shows that the group is still there: of
     * one that does not say it for as long as outcomes are kept, what it has not heard is forgotten.
     */
    public void join(String group, String partner) {
        jdbc.sql(JOIN).param("name", group).param("partner", partner).update();
    }

    /**
     * The next outcome for the group, or none; offered again after the lease unless it was heard.
     *
     * @param lease how long the one who asked has for it
     */
    public Optional<Outcome> next(String group, String partner, Duration lease) {
        return jdbc.sql(NEXT)
                .param("name", group)
                .param("partner", partner)
                .param("seconds", seconds(lease))
                .query((row, number) -> new Outcome(
                        row.getLong("id"),
                        new SignupKey(row.getString("partner"), row.getString("ref")),
                        SignupState.of(row.getString("status")).orElseThrow(),
                        row.getString("envelope_id"),
                        row.getString("reason"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        0))
                .optional();
    }

    /**
     * The group has dealt with that outcome.
     *
     * @param told whether the partner itself has heard of it by that, because it has no table
     */
    public void heard(String group, long outcome, boolean told) {
        jdbc.sql(HEARD)
                .param("name", group)
                .param("id", outcome)
                .param("told", told)
                .update();
    }

    /** Gives up what need not be remembered any more. */
    public void forget(String group, String partner) {
        jdbc.sql(FORGET).param("name", group).param("partner", partner).update();
    }
}
