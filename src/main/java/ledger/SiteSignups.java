package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import signup.Lease;
import signup.Signup;
import signup.SignupKey;
import signup.SignupState;

/** What partners' sites hand in and ask for: one sign-up at a time, for a person who waits. */
public class SiteSignups {

    private static final String ONE = statement("site-signup");
    private static final String LEASE_ONE = statement("lease-one");
    private static final String OPEN = statement("open-envelopes");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ObjectMapper json;
    private final SignupLedger ledger;
    private final SigningLinks links;

    public SiteSignups(
            JdbcClient jdbc,
            TransactionOperations transactions,
            ObjectMapper json,
            SignupLedger ledger,
            SigningLinks links) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.ledger = ledger;
        this.links = links;
    }

    /**
     * What came of handing in.
     *
     * @param fresh whether the ref was new
     * @param signup as the ledger has it, which may be another one under the same ref
     */
    public record HandedIn(boolean fresh, SiteSignup signup) {}

    /** Remembers a sign-up, once under its key, with where its person is to come back to. */
    public HandedIn handIn(Signup signup, String account, String keyId, String returnUrl) {
        return transactions.execute(begun -> remember(signup, account, keyId, returnUrl));
    }

    private HandedIn remember(Signup signup, String account, String keyId, String returnUrl) {
        var before = one(signup.key());
        if (before.isPresent()) {
            return new HandedIn(false, before.get());
        }
        var fresh = ledger.accept(signup.key().partner(), account, List.of(signup)) == 1;
        var now = one(signup.key()).orElseThrow();
        if (fresh) {
            links.handedIn(now, keyId, returnUrl);
        }
        return new HandedIn(fresh, one(signup.key()).orElseThrow());
    }

    /** The sign-up of that key. */
    public Optional<SiteSignup> one(SignupKey key) {
        return jdbc.sql(ONE)
                .param("partner", key.partner())
                .param("ref", key.ref())
                .query((row, number) -> signup(row))
                .optional();
    }

    /** A lease on that sign-up alone, if it is due and nobody has it. */
    public Optional<Lease> lease(SignupKey key, boolean twoStep, Duration length) {
        return jdbc.sql(LEASE_ONE)
                .param("partner", key.partner())
                .param("ref", key.ref())
                .param("twoStep", twoStep)
                .param("seconds", seconds(length))
                .query((row, number) -> lease(row))
                .optional();
    }

    /**
     * The open envelopes of whoever has that address, whatever its letter case, within one partner.
     *
     * @param templates only these, or empty for all
     */
    public List<SiteSignup> open(String partner, String email, Optional<Set<String>> templates, int most) {
        return jdbc.sql(OPEN)
                .param("partner", partner)
                .param("email", email)
                .param(
                        "templates",
                        templates.map(some -> some.toArray(String[]::new)).orElse(null))
                .param("most", most)
                .query((row, number) -> signup(row))
                .list();
    }

    private Lease lease(ResultSet row) throws SQLException {
        var person = new Signup(
                new SignupKey(row.getString("partner"), row.getString("ref")),
                row.getString("name"),
                row.getString("email"),
                row.getString("template"),
                row.getString("client_user_id"),
                fields(row));
        return new Lease(
                row.getLong("id"),
                row.getLong("epoch"),
                row.getString("account"),
                person,
                row.getInt("attempt"),
                row.getInt("tries"),
                row.getObject("transaction_id", UUID.class),
                row.getString("draft_id"));
    }

    SiteSignup signup(ResultSet row) throws SQLException {
        var person =
                new SiteSignup.Person(row.getString("name"), row.getString("email"), row.getString("client_user_id"));
        return new SiteSignup(
                row.getLong("id"),
                new SignupKey(row.getString("partner"), row.getString("ref")),
                SignupState.of(row.getString("state")).orElseThrow(),
                row.getString("account"),
                person,
                new SiteSignup.Person(
                        Objects.requireNonNullElse(row.getString("offered_name"), person.name()),
                        Objects.requireNonNullElse(row.getString("offered_email"), person.email()),
                        person.clientUserId()),
                row.getString("template"),
                fields(row),
                row.getString("envelope_id"),
                Mask.of(row).apply(row.getString("reason")),
                new SiteSignup.Times(instant(row, "accepted_at"), instant(row, "sent_at"), instant(row, "occurred_at")),
                row.getString("return_url"));
    }

    private Map<String, String> fields(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("fields"), new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger holds fields that are no JSON object of texts", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
