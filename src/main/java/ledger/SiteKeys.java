package ledger;

import static ledger.Statements.statement;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys of partners' web sites. Each call asks the ledger, so that a key that was revoked is dead on every replica at
 * once, and its rate holds for all of them together.
 */
public class SiteKeys {

    private static final String USE = statement("use-site-key");
    private static final String MAKE = statement("make-site-key");
    private static final String NOTE = statement("note-on-partner");
    private static final String ALL = statement("site-keys");
    private static final String REVOKE = statement("revoke-site-key");

    private static final Pattern KEY = Pattern.compile("cs_([A-Za-z0-9_-]{12})_([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 9;
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public SiteKeys(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * A key that was just made.
     *
     * @param id its public part, for the list and for revoking it
     * @param key the whole of it, which is never shown again
     */
    public record Made(String id, String key) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    /** Makes a key for that partner, and notes who made it; neither is there without the other. */
    public Made make(String partner, NewSiteKey wanted, Decision decision) {
        var id = Secrets.random(ID_BYTES);
        var secret = Secrets.random(SECRET_BYTES);
        transactions.executeWithoutResult(begun -> {
            keep(id, secret, partner, wanted, decision);
            note(id, partner, decision);
        });
        return new Made(id, "cs_" + id + "_" + secret);
    }

    private void keep(String id, String secret, String partner, NewSiteKey wanted, Decision decision) {
        jdbc.sql(MAKE)
                .param("id", id)
                .param("partner", partner)
                .param("name", wanted.name())
                .param("digest", Secrets.digest(secret))
                .param("templates", wanted.templates().map(SiteKeys::array).orElse(null))
                .param("operations", array(wanted.operations()))
                .param("urls", array(wanted.returnUrls()))
                .param("networks", array(wanted.networks()))
                .param("perMinute", wanted.perMinute())
                .param("expires", wanted.expires().map(Statements::time).orElse(null))
                .param("operator", decision.operator())
                .update();
    }

    private void note(String id, String partner, Decision decision) {
        jdbc.sql(NOTE)
                .param("partner", partner)
                .param("what", "make key " + id)
                .param("reason", decision.reason())
                .param("operator", decision.operator())
                .update();
    }

    /** One call with that key: counted and noted; empty if there is no such key, or not any more. */
    public Optional<SiteKey> use(String key) {
        var parts = KEY.matcher(key);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return jdbc.sql(USE)
                .param("id", parts.group(1))
                .param("digest", Secrets.digest(parts.group(2)))
                .query((row, number) -> key(row))
                .optional();
    }

    /** The partner's keys, revoked ones too, the newest first. */
    public List<SiteKeyView> of(String partner) {
        return jdbc.sql(ALL)
                .param("partner", partner)
                .query((row, number) -> view(row))
                .list();
    }

    /**
     * Ends a key, and the links that its site was given unless they are to stay.
     *
     * @return false if the partner has no such key that is still valid
     */
    public boolean revoke(String partner, String id, boolean linksStay, Decision decision) {
        return jdbc.sql(REVOKE)
                        .param("id", id)
                        .param("partner", partner)
                        .param("linksStay", linksStay)
                        .param("operator", decision.operator())
                        .param("reason", decision.reason())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static SiteKey key(ResultSet row) throws SQLException {
        return new SiteKey(
                row.getString("id"),
                row.getString("partner"),
                row.getString("name"),
                Optional.ofNullable(list(row.getArray("templates"))).map(Set::copyOf),
                Set.copyOf(list(row.getArray("operations"))),
                list(row.getArray("return_urls")),
                list(row.getArray("networks")),
                row.getInt("per_minute"),
                row.getInt("minute_used"),
                row.getInt("seconds_left"),
                row.getBoolean("suspended"));
    }

    private static SiteKeyView view(ResultSet row) throws SQLException {
        return new SiteKeyView(
                row.getString("id"),
                row.getString("name"),
                list(row.getArray("templates")),
                list(row.getArray("operations")),
                list(row.getArray("return_urls")),
                list(row.getArray("networks")),
                row.getInt("per_minute"),
                instant(row, "expires_at"),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "revoked_at"),
                row.getString("revoked_by"),
                instant(row, "last_used_at"));
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static List<String> list(Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
