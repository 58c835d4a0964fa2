package ledger;

import static ledger.Statements.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import signup.SignupKey;
import signup.StatusChange;

/**
 * Keeps watch over second envelopes of one sign-up. A lease cannot fence an HTTP call: a sender that was frozen beyond it
 * may still mail, so what must not happen is found and taken back.
 */
public class DoubleLedger {

    private static final String FIND = statement("find-doubles");
    private static final String KEEP_THE_BETTER = statement("keep-the-better");
    private static final String TO_VOID = statement("doubles-to-void");
    private static final String VOIDED = statement("double-voided");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ObjectMapper json;

    public DoubleLedger(JdbcClient jdbc, TransactionOperations transactions, ObjectMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * Two envelopes of one sign-up.
     *
     * @param partner whose sign-up
     * @param ref whose sign-up
     * @param kept the envelope the ledger knew
     * @param other the envelope that should not be
     */
    public record Pair(String partner, String ref, String kept, String other) {

        /** The sign-up's key. */
        public SignupKey key() {
            return new SignupKey(partner, ref);
        }
    }

    /**
     * Finds envelopes that carry the key of a sign-up which has another one. The signed one of both counts, else the one
     * that was sent first; the other is offered for voiding.
     *
     * @return those that were not known yet
     */
    public List<Pair> find(Collection<StatusChange> changes) {
        var news = changes.stream()
                .filter(change -> change.key().isPresent())
                .map(change -> Map.of(
                        "envelope_id", change.envelopeId(),
                        "partner", change.key().orElseThrow().partner(),
                        "ref", change.key().orElseThrow().ref(),
                        "state", change.state().word(),
                        "sent_at", change.sentAt().toString()))
                .toList();
        if (news.isEmpty()) {
            return List.of();
        }
        return transactions.execute(begun -> found(news));
    }

    private List<Pair> found(Object news) {
        var pairs = jdbc.sql(FIND).param("news", write(news)).query(Pair.class).list();
        if (!pairs.isEmpty()) {
            jdbc.sql(KEEP_THE_BETTER)
                    .param("doubles", pairs.stream().map(Pair::other).toArray(String[]::new))
                    .update();
        }
        return pairs;
    }

    /** Envelopes of the account that are to be voided; each is given to one replica and offered again in a minute. */
    public List<String> toVoid(String account, int most) {
        return jdbc.sql(TO_VOID)
                .param("account", account)
                .param("most", most)
                .query((row, number) -> row.getString("envelope_id"))
                .list();
    }

    /**
     * What became of the voiding.
     *
     * @param problem why DocuSign will not void it, or "" if it did
     */
    public void voided(String envelope, String problem) {
        jdbc.sql(VOIDED).param("envelope", envelope).param("problem", problem).update();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("news could not be written as JSON", e);
        }
    }
}
