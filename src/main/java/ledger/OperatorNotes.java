package ledger;

import static ledger.Statements.statement;

import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupKey;

/** Keeps what operators did to a sign-up without deciding about it. */
public class OperatorNotes {

    private static final String NOTE = statement("note-of-operator");

    private final JdbcClient jdbc;

    public OperatorNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param more what came of it, or "" */
    public void note(SignupKey key, String what, Decision decision, String more) {
        jdbc.sql(NOTE)
                .param("partner", key.partner())
                .param("ref", key.ref())
                .param("what", what)
                .param("detail", more.isEmpty() ? decision.reason() : decision.reason() + " [" + more + "]")
                .param("operator", decision.operator())
                .update();
    }
}
