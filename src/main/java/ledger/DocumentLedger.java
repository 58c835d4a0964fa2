package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import signup.DocumentLease;
import signup.SignedDocument;
import signup.SignupKey;

/** Knows which signed documents are still to be fetched, and what those were that are stored. */
public class DocumentLedger {

    private static final String WANT = statement("want-documents");
    private static final String WANT_NO = statement("want-no-documents");
    private static final String ONE_CLAIMS = statement("one-claims-documents");
    private static final String DUE = statement("due-documents");
    private static final String STORED = statement("document-stored");
    private static final String LATER = statement("document-later");
    private static final String WAITING = statement("documents-waiting");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public DocumentLedger(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * How many may be fetched.
     *
     * @param most at once, on all replicas together
     * @param apart no two begin closer together than that
     * @param lease for how long one belongs to whoever took it
     */
    public record Pace(int most, Duration apart, Duration lease) {}

    /**
     * A partner's documents that are not stored.
     *
     * @param waiting all of them
     * @param troubled those that were tried in vain
     */
    public record Waiting(long waiting, long troubled) {

        /** Nothing waits. */
        public static final Waiting NONE = new Waiting(0, 0);
    }

    /** Remembers who wants documents; what was completed before a partner wanted them is not fetched. */
    public void want(Collection<String> partners, Collection<String> no) {
        transactions.executeWithoutResult(begun -> {
            jdbc.sql(WANT).param("partners", partners.toArray(String[]::new)).update();
            jdbc.sql(WANT_NO).param("partners", no.toArray(String[]::new)).update();
        });
    }

    /** The account's documents that are due and may be fetched now, the oldest first. */
    public List<DocumentLease> due(String account, Collection<String> partners, Pace pace) {
        return transactions.execute(begun -> {
            jdbc.sql(ONE_CLAIMS).param("account", account).query(row -> {});
            return claim(account, partners, pace);
        });
    }

    private List<DocumentLease> claim(String account, Collection<String> partners, Pace pace) {
        return jdbc.sql(DUE)
                .param("account", account)
                .param("partners", partners.toArray(String[]::new))
                .param("most", pace.most())
                .param("apart", seconds(pace.apart()))
                .param("seconds", seconds(pace.lease()))
                .query((row, number) -> new DocumentLease(
                        new SignupKey(row.getString("partner"), row.getString("ref")),
                        row.getString("account"),
                        row.getString("envelope_id"),
                        row.getLong("epoch"),
                        row.getInt("tries")))
                .list();
    }

    /**
     * It is where it is kept.
     *
     * @return false if that was known
     */
    public boolean stored(SignedDocument document) {
        return jdbc.sql(STORED)
                        .param("envelope", document.envelopeId())
                        .param("size", document.size())
                        .param("sha256", document.sha256())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /**
     * It did not come, or could not be stored; offered again after the pause.
     *
     * @param problem what an operator should know
     * @param free whether it was not even tried
     * @return false if the lease was lost meanwhile
     */
    public boolean later(DocumentLease lease, Duration pause, String problem, boolean free) {
        return jdbc.sql(LATER)
                        .param("envelope", lease.envelopeId())
                        .param("epoch", lease.epoch())
                        .param("seconds", seconds(pause))
                        .param("problem", problem.replace("\0", ""))
                        .param("free", free)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** What is not stored yet, by partner. */
    public Map<String, Waiting> waiting() {
        var waiting = new HashMap<String, Waiting>();
        jdbc.sql(WAITING).query(row -> {
            waiting.put(row.getString("partner"), new Waiting(row.getLong("waiting"), row.getLong("troubled")));
        });
        return waiting;
    }
}
