package ledger;

import static ledger.Statements.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.ForeignSigner;

/** Keeps what people can sign that other tools have sent, so that a site can show it without asking DocuSign. */
public class ForeignLedger {

    private static final String KEEP = statement("keep-foreign");
    private static final String OF_EMAIL = statement("foreign-of-email");

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    public ForeignLedger(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An open envelope of another tool. */
    public record Foreign(String envelopeId, String subject, String state, Instant sentAt, Instant changedAt) {}

    /** Takes in what one page of a listing says. */
    public void keep(String account, List<ForeignSigner> listed) {
        if (!listed.isEmpty()) {
            jdbc.sql(KEEP)
                    .param("account", account)
                    .param("listed", write(listed))
                    .update();
        }
    }

    /** The open ones of whoever has that address, whatever its letter case. */
    public List<Foreign> open(String account, String email, int most) {
        return jdbc.sql(OF_EMAIL)
                .param("account", account)
                .param("email", email)
                .param("most", most)
                .query((row, number) -> new Foreign(
                        row.getString("envelope_id"),
                        row.getString("subject"),
                        row.getString("state"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private String write(List<ForeignSigner> listed) {
        try {
            return json.writeValueAsString(listed.stream()
                    .map(one -> Map.of(
                            "envelope_id", one.envelopeId(),
                            "signer", one.signer(),
                            "email", one.email(),
                            "subject", one.subject(),
                            "state", one.state(),
                            "sent_at", one.sentAt().toString(),
                            "changed_at", one.changedAt().toString()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page of a listing could not be written as JSON", e);
        }
    }
}
