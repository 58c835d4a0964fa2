package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what the last look at each account's Connect has found, for all replicas and for whoever asks. */
public class ConnectHealth {

    private static final String NOTE_AUDIT = statement("note-audit");
    private static final String NOTE_FINDINGS = statement("note-findings");
    private static final String AUDITS = statement("audits");
    private static final String AUDITED_SINCE = statement("audited-since");
    private static final String TO_REPUBLISH = statement("failures-to-republish");
    private static final String NOTE_REPUBLISHED = statement("note-republished");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public ConnectHealth(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** @param since when it was found first */
    public record Finding(String finding, String detail, Instant since) {}

    /**
     * The last look at one account.
     *
     * @param allowed whether DocuSign let us look
     * @param why what DocuSign said if it did not, or ""
     */
    public record Audit(String account, Instant lookedAt, boolean allowed, String why, List<Finding> findings) {}

    /**
     * What a look has changed.
     *
     * @param fresh what was not found the time before
     * @param over what was found the time before and is no more
     * @param refused whether we may not look and could, or never had tried, the time before
     */
    public record Change(List<String> fresh, List<String> over, boolean refused) {}

    /** Whether the account was looked at so lately. */
    public boolean auditedWithin(String account, Duration time) {
        return jdbc.sql(AUDITED_SINCE)
                .param("account", account)
                .param("seconds", seconds(time))
                .query(Boolean.class)
                .single();
    }

    /** We may not look. */
    public Change refused(String account, String why) {
        return transactions.execute(begun -> {
            var before = noteAudit(account, false, why);
            var change = noteFindings(account, Map.of());
            return new Change(List.of(), change.over(), before == null || before);
        });
    }

    /** This was found, by DocuSign's word and what it is about; nothing if all is well. */
    public Change found(String account, Map<String, String> findings) {
        return transactions.execute(begun -> {
            noteAudit(account, true, "");
            return noteFindings(account, findings);
        });
    }

    private Boolean noteAudit(String account, boolean allowed, String why) {
        var before = new ArrayList<Boolean>();
        jdbc.sql(NOTE_AUDIT)
                .param("account", account)
                .param("allowed", allowed)
                .param("why", why)
                .query(row -> {
                    before.add((Boolean) row.getObject(1));
                });
        return before.get(0);
    }

    private Change noteFindings(String account, Map<String, String> findings) {
        var fresh = new ArrayList<String>();
        var over = new ArrayList<String>();
        var words = List.copyOf(findings.keySet());
        jdbc.sql(NOTE_FINDINGS)
                .param("account", account)
                .param("findings", words.toArray(String[]::new))
                .param("details", words.stream().map(findings::get).toArray(String[]::new))
                .query(row -> {
                    (row.getBoolean("fresh") ? fresh : over).add(row.getString("finding"));
                });
        return new Change(fresh, over, false);
    }

    /** The last look at each account that was ever looked at. */
    public List<Audit> all() {
        var audits = new LinkedHashMap<String, Audit>();
        jdbc.sql(AUDITS).query(row -> {
            var account = row.getString("account");
            audits.putIfAbsent(
                    account,
                    new Audit(
                            account,
                            row.getObject("looked_at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("allowed"),
                            row.getString("why"),
                            new ArrayList<>()));
            if (row.getString("finding") != null) {
                var since = row.getObject("since", OffsetDateTime.class).toInstant();
                audits.get(account)
                        .findings()
                        .add(new Finding(row.getString("finding"), row.getString("detail"), since));
            }
        });
        return List.copyOf(audits.values());
    }

    /** Of these failed deliveries those that DocuSign was not asked to repeat yet. */
    public List<String> notRepublished(String account, Collection<String> failures) {
        return jdbc.sql(TO_REPUBLISH)
                .param("account", account)
                .param("ids", failures.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** DocuSign was asked to repeat them. */
    public void republished(String account, Collection<String> failures) {
        jdbc.sql(NOTE_REPUBLISHED)
                .param("account", account)
                .param("ids", failures.toArray(String[]::new))
                .update();
    }
}
