package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupKey;
import signup.SignupState;

/** Knows the open envelopes of which nothing was heard for long, and when each was asked for by its id. */
public class SilentLedger {

    private static final String DUE = statement("silent-due");
    private static final String ASKED = statement("silent-asked");
    private static final String ENDED = statement("silent-ended");

    private final JdbcClient jdbc;

    public SilentLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One open envelope.
     *
     * @param id the ledger's number of the sign-up
     * @param state as we know it
     */
    public record Silent(long id, SignupKey key, String envelopeId, SignupState state) {}

    /**
     * Envelopes of the account that are to be asked for, by the ledger's numbers.
     *
     * @param after only those with a greater number
     */
    public List<Silent> due(String account, Duration silence, long after, int most) {
        return jdbc.sql(DUE)
                .param("account", account)
                .param("seconds", seconds(silence))
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new Silent(
                        row.getLong("id"),
                        new SignupKey(row.getString("partner"), row.getString("ref")),
                        row.getString("envelope_id"),
                        SignupState.of(row.getString("state")).orElseThrow()))
                .list();
    }

    /**
     * DocuSign has answered for them: they are asked for again after twice that silence, then at growing distances.
     *
     * @param missing whether it does not know them
     * @return how many of those are missing that were not before
     */
    public int asked(Collection<Silent> answered, boolean missing, Duration silence) {
        return answered.isEmpty()
                ? 0
                : jdbc.sql(ASKED)
                        .param("ids", answered.stream().map(Silent::id).toArray(Long[]::new))
                        .param("missing", missing)
                        .param("seconds", seconds(silence))
                        .query(Integer.class)
                        .single();
    }

    /** Forgets those that have ended meanwhile. */
    public void forgetEnded() {
        jdbc.sql(ENDED).update();
    }
}
