package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.Draft;

/**
 * Knows which of DocuSign's drafts are nobody's: two-step delivery makes another one when an answer is lost. Their time
 * is counted here from the first look on, so that no two clocks are compared.
 */
public class DraftLedger {

    private static final String NOTE = statement("note-stray-drafts");
    private static final String STRAY = statement("stray-drafts");
    private static final String DELETED = statement("drafts-deleted");
    private static final String ANY = statement("any-stray-draft");

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    public DraftLedger(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether a draft is known that waits to be deleted. */
    public boolean any() {
        return jdbc.sql(ANY).query(Boolean.class).single();
    }

    /**
     * Remembers those of the listed drafts that no sign-up will send.
     *
     * @param wait how long one must have been nobody's
     * @return those that may be deleted now
     */
    public List<String> stray(Collection<Draft> listed, Duration wait) {
        if (listed.isEmpty()) {
            return List.of();
        }
        jdbc.sql(NOTE).param("drafts", write(listed)).update();
        return jdbc.sql(STRAY)
                .param("listed", listed.stream().map(Draft::envelopeId).toArray(String[]::new))
                .param("seconds", seconds(wait))
                .query(String.class)
                .list();
    }

    /**
     * Remembers in the sign-ups' histories what was deleted.
     *
     * @return how many
     */
    public int deleted(Collection<String> envelopes) {
        return jdbc.sql(DELETED)
                .param("deleted", envelopes.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private String write(Collection<Draft> drafts) {
        var rows = drafts.stream()
                .map(draft -> Map.of(
                        "envelope_id", draft.envelopeId(),
                        "partner", draft.key().partner(),
                        "ref", draft.key().ref()))
                .toList();
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("drafts could not be written as JSON", e);
        }
    }
}
