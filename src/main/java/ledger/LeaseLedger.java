package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;
import static ledger.Statements.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.Lease;
import signup.Signup;
import signup.SignupKey;

/** Hands out what is due to be sent, so that no two senders of any replica ever have the same sign-up. */
public class LeaseLedger {

    private static final String ANYTHING_DUE = statement("anything-due");
    private static final String LEASE = statement("lease");

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Watermarks watermarks = new Watermarks();

    public LeaseLedger(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether a sign-up of that account and one of those partners is due to be sent. */
    public boolean anythingDue(String account, Collection<String> partners) {
        return jdbc.sql(ANYTHING_DUE)
                .param("account", account)
                .param("partners", partners.toArray(String[]::new))
                .param("since", watermarks.of(account, partners))
                .query(Boolean.class)
                .single();
    }

    /**
     * Leases what is due. Callers of one account come one after the other, because they hold its permits' lock; without
     * it two callers may get less than there is, but never the same sign-up.
     */
    public List<Lease> lease(Claim claim) {
        var partners = List.copyOf(claim.shares().keySet());
        return jdbc.sql(LEASE)
                .param("account", claim.account())
                .param("partners", partners.toArray(String[]::new))
                .param("shares", partners.stream().map(claim.shares()::get).toArray(Integer[]::new))
                .param("since", watermarks.of(claim.account(), partners))
                .param("twoStep", claim.twoStep().toArray(String[]::new))
                .param("most", claim.most())
                .param("extra", claim.extra())
                .param("hour", time(claim.hour()))
                .param("fair", claim.fair())
                .param("seconds", seconds(claim.length()))
                .query((row, number) -> lease(row))
                .list();
    }

    private Lease lease(ResultSet row) throws SQLException {
        var key = new SignupKey(row.getString("partner"), row.getString("ref"));
        watermarks.leased(row.getString("account"), key.partner(), row.getObject("due_at", OffsetDateTime.class));
        var signup = new Signup(
                key,
                row.getString("name"),
                row.getString("email"),
                row.getString("template"),
                row.getString("client_user_id"),
                fields(row.getString("fields")));
        return new Lease(
                row.getLong("id"),
                row.getLong("epoch"),
                row.getString("account"),
                signup,
                row.getInt("attempt"),
                row.getInt("tries"),
                row.getObject("transaction_id", UUID.class),
                row.getString("draft_id"));
    }

    private Map<String, String> fields(String text) {
        try {
            return json.readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger holds fields that are no JSON object of texts", e);
        }
    }
}
