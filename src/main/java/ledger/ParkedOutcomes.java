package ledger;

import static ledger.Statements.statement;

import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupKey;

/** Outcomes that a partner's database has refused too often: they wait for somebody who has mended the reason. */
public class ParkedOutcomes {

    private static final String RELEASE = statement("release-outcomes");

    private final JdbcClient jdbc;

    public ParkedOutcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has those of one sign-up told again; says how many. */
    public int release(SignupKey key, Decision decision) {
        return release(key.partner(), true, key.ref(), Integer.MAX_VALUE, decision);
    }

    /**
     * Has all told again, at most {@link OperatorLedger#PACE} a second; says how many.
     *
     * @param partner its name, or "" for all
     */
    public int releaseAll(String partner, int most, Decision decision) {
        return release(partner, false, "", most, decision);
    }

    private int release(String partner, boolean one, String ref, int most, Decision decision) {
        return jdbc.sql(RELEASE)
                .param("partner", partner)
                .param("one", one)
                .param("ref", ref)
                .param("most", most)
                .param("pace", OperatorLedger.PACE)
                .param("reason", decision.reason())
                .param("operator", decision.operator())
                .query(Integer.class)
                .single();
    }
}
