package ledger;

import static ledger.Statements.statement;
import static ledger.Statements.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import signup.SignupState;
import signup.StatusChange;

/** Takes DocuSign's news of envelopes: finds whose they are, moves sign-ups on, never back. */
public class StatusLedger {

    private static final String ADOPT = statement("adopt");
    private static final String ANY_UNKNOWN = statement("any-unknown");
    private static final String ROWS_HAVE_COME = statement("rows-have-come");
    private static final String REMEMBER_UNKNOWN = statement("remember-unknown");
    private static final String APPLY = statement("apply-statuses");
    private static final String UNDER_WAY = statement("anything-under-way");
    private static final String READ_WATERMARK = statement("read-watermark");
    private static final String MOVE_WATERMARK = statement("move-watermark");
    private static final String READ_FROM = statement("read-from");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ObjectMapper json;
    private final Wanted wanted;
    private final Tally tally;

    public StatusLedger(JdbcClient jdbc, TransactionOperations transactions, ObjectMapper json, Wanted wanted) {
        this(jdbc, transactions, json, wanted, Tally.NONE);
    }

    /** @param tally hears what has moved */
    public StatusLedger(
            JdbcClient jdbc, TransactionOperations transactions, ObjectMapper json, Wanted wanted, Tally tally) {
        this.tally = tally;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.wanted = wanted;
    }

    /**
     * Moves sign-ups on; what is unknown, late or repeated changes nothing.
     *
     * @return how many moved
     */
    public int apply(Collection<StatusChange> changes) {
        var latest = new HashMap<String, StatusChange>();
        changes.forEach(change -> latest.merge(change.envelopeId(), change, StatusLedger::later));
        var news = latest.values().stream()
                .filter(change -> change.state() != SignupState.SENT)
                .map(StatusLedger::columns)
                .toList();
        return news.isEmpty() ? 0 : run(APPLY, news);
    }

    private static StatusChange later(StatusChange one, StatusChange other) {
        return one.state().compareTo(other.state()) >= 0 ? one : other;
    }

    /**
     * Gives envelopes that carry our key to the sign-ups that wait to hear of one, and remembers those whose sign-up is
     * not known. A row that is being accepted at the same moment is waited for: neither may miss the other.
     *
     * @return how many sign-ups got their envelope
     */
    public int adopt(Collection<StatusChange> changes) {
        var news = changes.stream()
                .filter(change -> change.key().isPresent())
                .map(StatusLedger::columns)
                .toList();
        if (news.isEmpty()) {
            return 0;
        }
        return transactions.execute(begun -> adopted(news));
    }

    private int adopted(Object news) {
        if (of(ANY_UNKNOWN, news).query(Boolean.class).single()) {
            jdbc.sql(ROWS_HAVE_COME).query(row -> {});
            of(REMEMBER_UNKNOWN, news).update();
        }
        return run(ADOPT, news);
    }

    private JdbcClient.StatementSpec of(String sql, Object news) {
        return jdbc.sql(sql)
                .param("news", write(news))
                .param("partners", wanted.byPartner().keySet().toArray(String[]::new));
    }

    private static Map<String, String> columns(StatusChange change) {
        var columns = new HashMap<String, String>();
        columns.put("envelope_id", change.envelopeId());
        columns.put("state", change.state().word());
        // a signer may write what PostgreSQL's texts cannot hold
        columns.put("reason", change.reason().replace("\0", ""));
        columns.put("sent_at", change.sentAt().toString());
        columns.put("occurred_at", change.occurredAt().toString());
        change.key().ifPresent(key -> {
            columns.put("partner", key.partner());
            columns.put("ref", key.ref());
        });
        return columns;
    }

    private int run(String sql, Object news) {
        return jdbc
                .sql(sql)
                .param("news", write(news))
                .param("tell", write(words(wanted.byPartner())))
                .query((row, number) -> count(row))
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int count(ResultSet row) throws SQLException {
        var partner = row.getString("partner");
        var signups = row.getInt("signups");
        tally.moved(
                partner,
                row.getString("account"),
                SignupState.of(row.getString("state")).orElseThrow(),
                signups);
        if (row.getInt("doubted") > 0) {
            tally.foundInDoubt(partner, row.getInt("doubted"));
        }
        return signups;
    }

    private static Map<String, List<String>> words(Map<String, ? extends Collection<SignupState>> wanted) {
        var words = new HashMap<String, List<String>>();
        wanted.forEach((partner, states) ->
                words.put(partner, states.stream().map(SignupState::word).toList()));
        return words;
    }

    /** Since when the oldest envelope of the account is under way, or nothing if none is. */
    public Optional<Instant> underWaySince(String account) {
        return jdbc.sql(UNDER_WAY)
                .param("account", account)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /** How far the account's changes have been read to their end. */
    public Optional<Instant> watermark(String account) {
        return jdbc.sql(READ_WATERMARK)
                .param("account", account)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Remembers that all changes between the two were read; the later border never moves back. */
    public void moveWatermark(String account, Instant since, Instant until) {
        jdbc.sql(MOVE_WATERMARK)
                .param("account", account)
                .param("since", time(since))
                .param("until", time(until))
                .update();
    }

    /** Whether the account's changes have been read from that time on. */
    public boolean hasReadFrom(String account, Instant since) {
        return jdbc.sql(READ_FROM)
                .param("account", account)
                .param("since", time(since))
                .query(Boolean.class)
                .single();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("news could not be written as JSON", e);
        }
    }
}
