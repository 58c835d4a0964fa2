package ledger;

import static ledger.Statements.statement;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupKey;
import signup.SignupState;

/**
 * Links that stay good as long as an envelope is open. A link follows from the sign-up's key and a secret of the ledger,
 * so that whoever asks gets the same one, and a ledger restored from a backup knows it again; only its digest is stored.
 */
public class SigningLinks {

    private static final String SECRET = "select secret from link_secret";
    private static final String GENERATION = statement("link-of-signup");
    private static final String KEEP = statement("keep-link");
    private static final String WITHDRAW = statement("withdraw-link");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32}");

    private final JdbcClient jdbc;
    private volatile byte[] secret;

    public SigningLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether that can be a link's token at all. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** The token of the link in the sign-up's mail. */
    public String of(long signup, SignupKey key) {
        return keep(signup, key, "", null, "");
    }

    /**
     * The token of the sign-up's link for the site that has shown that key; revoking the key ends it.
     *
     * @param returnUrl where the site wants the person back; null for no change
     */
    public String of(SiteSignup signup, String keyId, String returnUrl) {
        return keep(signup.id(), signup.key(), keyId, returnUrl, "");
    }

    /** Remembers where the site that handed it in wants the person back. */
    void handedIn(SiteSignup signup, String keyId, String returnUrl) {
        keep(signup.id(), signup.key(), keyId, returnUrl, returnUrl);
    }

    private String keep(long signup, SignupKey key, String keyId, String returnUrl, String posted) {
        var generation = jdbc.sql(GENERATION)
                .param("signup", signup)
                .param("key", keyId)
                .query(Integer.class)
                .optional()
                .orElse(1);
        var token = Secrets.derived(secret(), key + "\n" + keyId + "\n" + generation);
        jdbc.sql(KEEP)
                .param("signup", signup)
                .param("key", keyId)
                .param("generation", generation)
                .param("digest", Secrets.digest(token))
                .param("returnUrl", returnUrl)
                .param("posted", posted)
                .update();
        return token;
    }

    /** Ends the links that were given out; the next ones that are asked for are others. */
    public Verdict withdraw(SignupKey key, Decision decision) {
        return jdbc.sql(WITHDRAW)
                .param("partner", key.partner())
                .param("ref", key.ref())
                .param("reason", decision.reason())
                .param("operator", decision.operator())
                .query((row, number) -> row.getBoolean("done")
                        ? new Verdict.Done()
                        : new Verdict.Refused(
                                SignupState.of(row.getString("state")).orElseThrow(), "it has no link that is good"))
                .optional()
                .orElseGet(Verdict.Unknown::new);
    }

    static Optional<byte[]> digest(String token) {
        return isToken(token) ? Optional.of(Secrets.digest(token)) : Optional.empty();
    }

    private byte[] secret() {
        if (secret == null) {
            secret = jdbc.sql(SECRET).query(byte[].class).single();
        }
        return secret;
    }
}
