package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.StatusChange;

/** Finds out which changes only the listings brought although webhooks are on. */
public class Repairs {

    private static final String NOTE = statement("note-listed");
    private static final String SETTLE = statement("settle-listed");

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Tally tally;

    public Repairs(JdbcClient jdbc, ObjectMapper json) {
        this(jdbc, json, Tally.NONE);
    }

    /** @param tally hears what webhooks have missed */
    public Repairs(JdbcClient jdbc, ObjectMapper json, Tally tally) {
        this.tally = tally;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** To be called before a listing's changes are applied: remembers those that are news. */
    public void note(Collection<StatusChange> listed) {
        if (!listed.isEmpty()) {
            jdbc.sql(NOTE).param("news", write(listed)).update();
        }
    }

    /** How many of those that were noted so long ago no webhook has brought meanwhile; each is answered once. */
    public int settle(Duration after) {
        return jdbc.sql(SETTLE).param("seconds", seconds(after)).query((row, number) -> count(row)).list().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int count(ResultSet row) throws SQLException {
        tally.repaired(row.getString("partner"), row.getLong("changes"));
        return row.getInt("changes");
    }

    private String write(Collection<StatusChange> listed) {
        try {
            return json.writeValueAsString(listed.stream()
                    .map(change -> Map.of(
                            "envelope_id",
                            change.envelopeId(),
                            "state",
                            change.state().word(),
                            "occurred_at",
                            change.occurredAt().toString()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("news could not be written as JSON", e);
        }
    }
}
