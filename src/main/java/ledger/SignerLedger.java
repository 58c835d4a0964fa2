package ledger;

import static ledger.Statements.statement;
import static ledger.Statements.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupKey;
import signup.SignupState;
import signup.TransactionIds;

/** Knows whom each envelope was sent to, and follows when an operator has a signer corrected. */
public class SignerLedger {

    private static final String FIND = statement("signup-to-change");
    private static final String CORRECT_ENVELOPE = statement("correct-envelope");
    private static final String CORRECT_UNSENT = statement("correct-unsent");

    private final JdbcClient jdbc;
    private final Wanted wanted;

    public SignerLedger(JdbcClient jdbc, Wanted wanted) {
        this.jdbc = jdbc;
        this.wanted = wanted;
    }

    /**
     * Who is to sign from now on.
     *
     * @param what which of the two an operator has named, in words for the history
     */
    public record Signer(String name, String email, String what) {

        /** Without the person. */
        @Override
        public String toString() {
            return "Signer[" + what + "]";
        }
    }

    /** Where the sign-up stands. */
    public Optional<OpenSignup> find(SignupKey key) {
        return jdbc.sql(FIND)
                .param("partner", key.partner())
                .param("ref", key.ref())
                .query((row, number) -> read(key, row))
                .optional();
    }

    private static OpenSignup read(SignupKey key, ResultSet row) throws SQLException {
        var sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new OpenSignup(
                key,
                row.getLong("id"),
                row.getLong("epoch"),
                SignupState.of(row.getString("state")).orElseThrow(),
                row.getString("account"),
                Objects.toString(row.getString("envelope_id"), ""),
                sentAt == null ? null : sentAt.toInstant(),
                row.getString("name"),
                row.getString("email"),
                row.getString("template"),
                row.getString("client_user_id"),
                row.getInt("attempt"),
                row.getBoolean("given_up"));
    }

    /**
     * DocuSign has taken the correction of the signup's envelope.
     *
     * @param mailed whether a mail has gone to another address: then what came back before is over
     * @param at before the correction was asked for
     * @return false if the sign-up has another envelope by now
     */
    public boolean corrected(OpenSignup signup, Signer signer, boolean mailed, Instant at, Decision decision) {
        return of(CORRECT_ENVELOPE, signup, signer, decision)
                        .param("envelope", signup.envelope())
                        .param("mailed", mailed)
                        .param("at", time(at))
                        .param("tell", wanted.tells(signup.key().partner(), SignupState.SENT))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /**
     * Corrects what has no open envelope; what was refused is sent again.
     *
     * @return false if the sign-up was changed by somebody else at the same moment
     */
    public boolean correct(OpenSignup signup, Signer signer, Decision decision) {
        return of(CORRECT_UNSENT, signup, signer, decision)
                        .param("epoch", signup.epoch())
                        .param("state", signup.state().word())
                        .param("transaction", TransactionIds.of(signup.key(), signup.attempt() + 1))
                        .param("reason", decision.reason())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private JdbcClient.StatementSpec of(String sql, OpenSignup signup, Signer signer, Decision decision) {
        return jdbc.sql(sql)
                .param("id", signup.id())
                .param("name", signer.name())
                .param("email", signer.email())
                .param("what", signer.what())
                .param("operator", decision.operator());
    }
}
