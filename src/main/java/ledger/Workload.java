package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is still to be done, and how much was done: cheap enough to be asked for every few seconds. */
public class Workload {

    private static final String WORKLOAD = statement("workload");
    private static final String COMPLETED = statement("completed-since");
    private static final String SENT = statement("sent-since");

    private final JdbcClient jdbc;

    public Workload(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What one partner has still to do with one account.
     *
     * @param waiting sign-ups that are sent when they are due
     * @param drafts how many of them are drafts already
     * @param stuck sign-ups that wait for a person
     * @param unsure sign-ups whose call was not answered
     * @param oldest how long the oldest of those that wait has done so, in seconds
     */
    public record Load(
            String account, String partner, long waiting, long drafts, long stuck, long unsure, double oldest) {

        private Load and(Load other) {
            return new Load(
                    account,
                    partner,
                    waiting + other.waiting,
                    drafts + other.drafts,
                    stuck + other.stuck,
                    unsure + other.unsure,
                    Math.max(oldest, other.oldest));
        }
    }

    /** Of each account and partner that has anything to do. */
    public List<Load> loads() {
        return List.copyOf(jdbc.sql(WORKLOAD).query((row, number) -> load(row)).list().stream()
                .collect(Collectors.toMap(one -> List.of(one.account(), one.partner()), one -> one, Load::and))
                .values());
    }

    private static Load load(ResultSet row) throws SQLException {
        return new Load(
                row.getString("account"),
                row.getString("partner"),
                row.getLong("waiting"),
                row.getLong("drafts"),
                row.getLong("stuck"),
                row.getLong("unsure"),
                Math.max(0, row.getDouble("oldest")));
    }

    /**
     * The calls which that account has to make.
     *
     * @param partners whose sign-ups are sent now
     * @param twoStep for whom each is two calls, a draft and its sending
     */
    public static long calls(
            List<Load> loads, String account, Collection<String> partners, Collection<String> twoStep) {
        return callsByPartner(loads, account, partners, twoStep).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The same, for each of them that has any. */
    public static Map<String, Long> callsByPartner(
            List<Load> loads, String account, Collection<String> partners, Collection<String> twoStep) {
        return loads.stream()
                .filter(load -> load.account().equals(account) && partners.contains(load.partner()))
                .collect(Collectors.toMap(
                        Load::partner,
                        load -> load.waiting()
                                + (twoStep.contains(load.partner()) ? load.waiting() - load.drafts() : 0)));
    }

    /** How many envelopes were signed within that time, by account. */
    public Map<String, Long> completed(Duration back) {
        var completed = new HashMap<String, Long>();
        jdbc.sql(COMPLETED).param("back", seconds(back)).query(row -> {
            completed.put(row.getString("account"), row.getLong("signups"));
        });
        return completed;
    }

    /** How many envelopes were mailed within that time, by account; reads all sign-ups, so not for every few seconds. */
    public Map<String, Long> sent(Duration back) {
        var sent = new HashMap<String, Long>();
        jdbc.sql(SENT).param("back", seconds(back)).query(row -> {
            sent.put(row.getString("account"), row.getLong("envelopes"));
        });
        return sent;
    }
}
