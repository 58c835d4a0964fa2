package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.Lease;
import signup.NoSignup;
import signup.Row;
import signup.Signup;
import signup.SignupKey;
import signup.SignupState;
import signup.TransactionIds;

/** Accepts sign-ups, each once, and hands them out to one sender at a time. */
public class SignupLedger {

    private static final String ACCEPT = statement("accept");
    private static final String ANYTHING_DUE = statement("anything-due");
    private static final String LEASE = statement("lease");

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Wanted wanted;

    public SignupLedger(JdbcClient jdbc, ObjectMapper json, Wanted wanted) {
        this.jdbc = jdbc;
        this.json = json;
        this.wanted = wanted;
    }

    /**
     * Remembers rows of one partner, each once under its key; a repeated row changes nothing.
     *
     * @return how many of them were new
     */
    public int accept(String partner, String account, Collection<? extends Row> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        return jdbc.sql(ACCEPT)
                .param("partner", partner)
                .param("account", account)
                .param("rows", write(rows.stream().map(this::columns).toList()))
                .param("tell", wanted.tells(partner, SignupState.INVALID) ? new String[] {"invalid"} : new String[0])
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> columns(Row row) {
        var columns = new LinkedHashMap<String, Object>();
        columns.put("ref", row.key().ref());
        columns.put("transaction_id", TransactionIds.of(row.key(), 1).toString());
        var signup = row instanceof Signup valid ? valid : new Signup(row.key(), "", "", "", "", Map.of());
        columns.put("state", row instanceof NoSignup ? "invalid" : "waiting");
        columns.put("reason", row instanceof NoSignup none ? none.reason() : "");
        columns.put("name", signup.name());
        columns.put("email", signup.email());
        columns.put("template", signup.template());
        columns.put("client_user_id", signup.clientUserId());
        columns.put("fields", signup.fields());
        return columns;
    }

    /** Whether a sign-up of that account and one of those partners is due to be sent. */
    public boolean anythingDue(String account, Collection<String> partners) {
        return jdbc.sql(ANYTHING_DUE)
                .param("account", account)
                .param("partners", partners.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Leases what is due, the longest waiting first; two callers never get the same sign-up.
     *
     * @param most never more than that
     * @param length after which the sign-up counts as doubtful, unless its result was recorded
     */
    public List<Lease> lease(String account, Collection<String> partners, int most, Duration length) {
        return jdbc.sql(LEASE)
                .param("account", account)
                .param("partners", partners.toArray(String[]::new))
                .param("most", most)
                .param("seconds", seconds(length))
                .query((row, number) -> lease(row))
                .list();
    }

    private Lease lease(ResultSet row) throws SQLException {
        var signup = new Signup(
                new SignupKey(row.getString("partner"), row.getString("ref")),
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
                row.getObject("transaction_id", UUID.class));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a batch of rows could not be written as JSON", e);
        }
    }

    private Map<String, String> fields(String text) {
        try {
            return json.readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger holds fields that are no JSON object of texts", e);
        }
    }
}
