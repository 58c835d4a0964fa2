package ledger;

import static ledger.Statements.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import signup.NoSignup;
import signup.Row;
import signup.Signup;
import signup.SignupState;
import signup.TransactionIds;

/** Accepts sign-ups, each once, and hands them out to one sender at a time. */
public class SignupLedger {

    private static final String ROWS_ARE_COMING = statement("rows-are-coming");
    private static final String ACCEPT = statement("accept");
    private static final String CHANGED = statement("changed");
    private static final String RENEW = statement("renew");
    private static final String MOVE_WAITING = statement("move-waiting");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final ObjectMapper json;
    private final Wanted wanted;
    private final Tally tally;

    public SignupLedger(JdbcClient jdbc, TransactionOperations transactions, ObjectMapper json, Wanted wanted) {
        this(jdbc, transactions, json, wanted, Tally.NONE);
    }

    /** @param tally hears what was accepted */
    public SignupLedger(
            JdbcClient jdbc, TransactionOperations transactions, ObjectMapper json, Wanted wanted, Tally tally) {
        this.tally = tally;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.wanted = wanted;
    }

    /**
     * Remembers rows of one partner, each once under its key; a repeated row changes nothing. A row that comes back with
     * other content after it was invalid, refused, declined, voided or expired starts a new attempt.
     *
     * @return how many of them were new or corrected
     */
    public int accept(String partner, String account, Collection<? extends Row> rows) {
        return rows.isEmpty() ? 0 : transactions.execute(begun -> remember(partner, account, rows));
    }

    private int remember(String partner, String account, Collection<? extends Row> rows) {
        jdbc.sql(ROWS_ARE_COMING).query(row -> {});
        var fresh = offered(rows)
                .param("partner", partner)
                .param("account", account)
                .param("tell", toTell(partner))
                .query((row, number) -> count(partner, account, row))
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
        var all = fresh == rows.size() ? fresh : fresh + renew(partner, account, rows);
        tally.accepted(partner, all, rows);
        return all;
    }

    private int count(String partner, String account, ResultSet row) throws SQLException {
        var signups = row.getInt("signups");
        tally.moved(partner, account, SignupState.of(row.getString("state")).orElseThrow(), signups);
        return signups;
    }

    private String[] toTell(String partner) {
        return Arrays.stream(SignupState.values())
                .filter(state -> wanted.tells(partner, state))
                .map(SignupState::word)
                .toArray(String[]::new);
    }

    /** Rows that were corrected after their sign-up had ended without a signature start a new attempt. */
    private int renew(String partner, String account, Collection<? extends Row> rows) {
        var signups = new HashMap<String, Signup>();
        rows.forEach(row -> {
            if (row instanceof Signup signup) {
                signups.put(row.key().ref(), signup);
            }
        });
        return columns(jdbc.sql(CHANGED), List.copyOf(signups.values()))
                .param("partner", partner)
                .query(Corrected.class)
                .list()
                .stream()
                .mapToInt(corrected -> renew(corrected, account, signups.get(corrected.ref())))
                .sum();
    }

    private record Corrected(long id, long epoch, String ref, int attempt) {}

    private int renew(Corrected corrected, String account, Signup signup) {
        return jdbc.sql(RENEW)
                .param("id", corrected.id())
                .param("epoch", corrected.epoch())
                .param("attempt", corrected.attempt())
                .param("account", account)
                .param("name", signup.name())
                .param("email", signup.email())
                .param("template", signup.template())
                .param("client", signup.clientUserId())
                .param("fields", write(signup.fields()))
                .param("transaction", TransactionIds.of(signup.key(), corrected.attempt() + 1))
                .update();
    }

    /** Arrays, a column each: they are read at half the cost of JSON. */
    private JdbcClient.StatementSpec offered(Collection<? extends Row> rows) {
        var signups = rows.stream()
                .map(row -> row instanceof Signup valid ? valid : new Signup(row.key(), "", "", "", "", Map.of()))
                .toList();
        return columns(jdbc.sql(ACCEPT), signups)
                .param("states", texts(rows, row -> row instanceof NoSignup ? "invalid" : "waiting"))
                .param("reasons", texts(rows, row -> row instanceof NoSignup none ? none.reason() : ""))
                .param(
                        "transactions",
                        texts(rows, row -> TransactionIds.of(row.key(), 1).toString()));
    }

    private JdbcClient.StatementSpec columns(JdbcClient.StatementSpec statement, List<Signup> signups) {
        return statement
                .param("refs", texts(signups, signup -> signup.key().ref()))
                .param("names", texts(signups, Signup::name))
                .param("emails", texts(signups, Signup::email))
                .param("templates", texts(signups, Signup::template))
                .param("clients", texts(signups, Signup::clientUserId))
                .param("fields", texts(signups, signup -> write(signup.fields())));
    }

    private static <T> String[] texts(Collection<T> all, Function<T, String> what) {
        return all.stream().map(what).toArray(String[]::new);
    }

    /** A partner may be given another account: what waits is sent with the one it has now. */
    public void moveWaiting(String partner, String account) {
        jdbc.sql(MOVE_WAITING)
                .param("partner", partner)
                .param("account", account)
                .update();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields could not be written as JSON", e);
        }
    }
}
