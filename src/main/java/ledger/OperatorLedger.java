package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import ledger.Verdict.Done;
import ledger.Verdict.Refused;
import ledger.Verdict.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupKey;
import signup.SignupState;
import signup.TransactionIds;

/**
 * What operators decide about sign-ups that do not go on by themselves. Each decision is about the state and epoch it
 * was made on: of two operators one wins, and whoever looked a sign-up up meanwhile cannot record.
 */
public class OperatorLedger {

    /** Sign-ups of one bulk retry that become due in one second. */
    public static final int PACE = 50;

    private static final String STANDING = statement("standing");
    private static final String RETRYABLE = statement("retryable");
    private static final String RETRY = statement("operator-retry");
    private static final String RESEND = statement("operator-resend");
    private static final String GIVE_UP = statement("operator-give-up");

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Wanted wanted;
    private final Duration settleTime;

    /** @param settleTime how long DocuSign may take to show an envelope it created */
    public OperatorLedger(JdbcClient jdbc, ObjectMapper json, Wanted wanted, Duration settleTime) {
        this.jdbc = jdbc;
        this.json = json;
        this.wanted = wanted;
        this.settleTime = settleTime;
    }

    /** Has a stuck or refused sign-up tried again, or one in doubt looked up again. */
    public Verdict retry(SignupKey key, Decision decision) {
        return decide(
                key,
                Standing::againstRetry,
                at -> retry(List.of(columns(key, at.id(), at.epoch(), at.state().word(), at.attempt(), 0)), decision));
    }

    /**
     * Has all tried again that wait for a person and fit, evenly, at most {@link #PACE} a second.
     *
     * @param partner its name, or "" for all
     * @param state stuck, waiting, unsure or refused, or "" for all of them
     * @return how many
     */
    public int retryAll(String partner, String state, int most, Decision decision) {
        var rows = new ArrayList<Map<String, Object>>();
        jdbc.sql(RETRYABLE)
                .param("partner", partner)
                .param("state", state)
                .param("most", most)
                .query(row -> {
                    rows.add(columns(
                            new SignupKey(row.getString("partner"), row.getString("ref")),
                            row.getLong("id"),
                            row.getLong("epoch"),
                            row.getString("state"),
                            row.getInt("attempt"),
                            rows.size() / PACE));
                });
        return rows.isEmpty() ? 0 : retry(rows, decision);
    }

    private static Map<String, Object> columns(
            SignupKey key, long id, long epoch, String state, int attempt, int seconds) {
        var columns = new LinkedHashMap<String, Object>();
        columns.put("id", id);
        columns.put("epoch", epoch);
        columns.put("state", state);
        columns.put("transaction_id", TransactionIds.of(key, attempt + 1));
        columns.put("seconds", seconds);
        return columns;
    }

    private int retry(List<Map<String, Object>> rows, Decision decision) {
        return with(jdbc.sql(RETRY), decision)
                .param("decided", write(rows))
                .query(Integer.class)
                .single();
    }

    /** Sends it again as a new envelope: the one in doubt does not exist, or the one there was has ended unsigned. */
    public Verdict resend(SignupKey key, Decision decision) {
        return decide(
                key,
                Standing::againstResend,
                at -> with(jdbc.sql(RESEND), decision)
                        .param("id", at.id())
                        .param("epoch", at.epoch())
                        .param("state", at.state().word())
                        .param("transaction", TransactionIds.of(key, at.attempt() + 1))
                        .query(Integer.class)
                        .single());
    }

    /** Ends it without sending. */
    public Verdict giveUp(SignupKey key, Decision decision) {
        return decide(
                key,
                Standing::againstGivingUp,
                at -> with(jdbc.sql(GIVE_UP), decision)
                        .param("id", at.id())
                        .param("epoch", at.epoch())
                        .param("state", at.state().word())
                        .param("tell", wanted.tells(key.partner(), SignupState.REFUSED))
                        .query(Integer.class)
                        .single());
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Decision decision) {
        return statement.param("reason", decision.reason()).param("operator", decision.operator());
    }

    private Verdict decide(
            SignupKey key, Function<Standing, Optional<String>> against, ToIntFunction<Standing> change) {
        var standing = standing(key);
        if (standing.isEmpty()) {
            return new Unknown();
        }
        var refusal = against.apply(standing.get());
        if (refusal.isPresent()) {
            return new Refused(standing.get().state(), refusal.get());
        }
        if (change.applyAsInt(standing.get()) == 1) {
            return new Done();
        }
        var now = standing(key).map(Standing::state).orElse(standing.get().state());
        return new Refused(now, "it was changed by somebody else at the same moment; look at it again");
    }

    private Optional<Standing> standing(SignupKey key) {
        return jdbc.sql(STANDING)
                .param("partner", key.partner())
                .param("ref", key.ref())
                .param("settle", seconds(settleTime))
                .query((row, number) -> standing(row))
                .optional();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var settlesAt = row.getObject("settles_at", OffsetDateTime.class);
        return new Standing(
                row.getLong("id"),
                row.getLong("epoch"),
                SignupState.of(row.getString("state")).orElseThrow(),
                row.getInt("attempt"),
                row.getBoolean("stuck"),
                row.getBoolean("given_up"),
                settlesAt == null ? null : settlesAt.toInstant(),
                row.getBoolean("settling"));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("decisions could not be written as JSON", e);
        }
    }
}
