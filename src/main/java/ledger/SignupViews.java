package ledger;

import static ledger.Statements.statement;
import static ledger.Statements.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ledger.SignupStory.Event;
import ledger.SignupStory.OtherEnvelope;
import ledger.SignupStory.Told;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupKey;

/** Shows operators where sign-ups stand and how they came there, never who they are. */
public class SignupViews {

    private static final String PAGE = statement("page-of-signups");
    private static final String ATTENTION = statement("page-of-attention");
    private static final String STUCK = statement("page-of-stuck");
    private static final String PARKED = statement("page-of-parked");
    private static final String MISSING = statement("page-of-missing");
    private static final Set<String> INDEXED =
            Set.of("invalid", "unsure", "refused", "bounced", "declined", "voided", "expired");
    private static final String ONE = statement("one-signup");
    private static final String HISTORY = statement("history-of-signup");
    private static final String OUTCOMES = statement("outcomes-of-signup");
    private static final String OTHERS = statement("other-envelopes-of-signup");

    private final JdbcClient jdbc;

    public SignupViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Numbered(long id, SignupView signup) {}

    /** One page; one row more is read, so that the last page says that it is the last. */
    public SignupPage page(SignupFilter filter) {
        var read = jdbc.sql(statementFor(filter.state()))
                .param("partner", filter.partner())
                .param("state", filter.state())
                .param("since", time(filter.since()))
                .param("after", filter.after())
                .param("most", filter.most() + 1)
                .query((row, number) -> new Numbered(row.getLong("id"), view(row, Mask.of(row))))
                .list();
        var shown = read.subList(0, Math.min(read.size(), filter.most()));
        var next = read.size() > shown.size()
                ? Long.toString(shown.get(shown.size() - 1).id())
                : "";
        return new SignupPage(shown.stream().map(Numbered::signup).toList(), next);
    }

    /** A statement a kind of question, so that each finds its index however often it was asked. */
    static String statementFor(String state) {
        return switch (state) {
            case SignupFilter.STUCK -> STUCK;
            case SignupFilter.PARKED -> PARKED;
            case SignupFilter.MISSING -> MISSING;
            default -> INDEXED.contains(state) ? ATTENTION : PAGE;
        };
    }

    /** Where one sign-up stands. */
    public Optional<SignupView> one(SignupKey key) {
        return find(key).query((row, number) -> view(row, Mask.of(row))).optional();
    }

    /** One sign-up with all that happened to it. */
    public Optional<SignupStory> story(SignupKey key) {
        return find(key).query((row, number) -> story(row)).optional();
    }

    private JdbcClient.StatementSpec find(SignupKey key) {
        return jdbc.sql(ONE).param("partner", key.partner()).param("ref", key.ref());
    }

    private SignupStory story(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        var mask = Mask.of(row);
        return new SignupStory(
                view(row, mask),
                row.getString("account"),
                row.getString("template"),
                row.getObject("transaction_id", UUID.class),
                row.getString("draft_id"),
                instant(row, "sent_at"),
                history(id, mask),
                outcomes(id, mask),
                others(id, mask));
    }

    private static SignupView view(ResultSet row, Mask mask) throws SQLException {
        return new SignupView(
                row.getString("partner"),
                row.getString("ref"),
                row.getString("state"),
                row.getBoolean("stuck"),
                row.getString("envelope_id"),
                mask.apply(row.getString("reason")),
                row.getInt("attempt"),
                row.getInt("tries"),
                instant(row, "accepted_at"),
                instant(row, "occurred_at"),
                instant(row, "due_at"),
                instant(row, "unsure_since"));
    }

    private List<Event> history(long id, Mask mask) {
        return list(
                HISTORY,
                id,
                row -> new Event(
                        instant(row, "at"),
                        row.getString("what"),
                        mask.apply(row.getString("detail")),
                        row.getString("actor")));
    }

    private List<Told> outcomes(long id, Mask mask) {
        return list(
                OUTCOMES,
                id,
                row -> new Told(
                        row.getString("status"),
                        row.getString("envelope_id"),
                        mask.apply(row.getString("reason")),
                        instant(row, "occurred_at"),
                        instant(row, "written_at"),
                        row.getInt("attempt"),
                        mask.apply(row.getString("problem"))));
    }

    private List<OtherEnvelope> others(long id, Mask mask) {
        return list(
                OTHERS,
                id,
                row -> new OtherEnvelope(
                        row.getString("envelope_id"),
                        row.getString("kind"),
                        row.getString("state"),
                        instant(row, "sent_at"),
                        instant(row, "found_at"),
                        instant(row, "void_at"),
                        mask.apply(row.getString("problem"))));
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, long id, Read<T> read) {
        return new ArrayList<>(jdbc.sql(sql)
                .param("id", id)
                .query((row, number) -> read.from(row))
                .list());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
