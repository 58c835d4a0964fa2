package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notices a gap in the ledger's life. After one, the ledger may be an older copy of itself that has forgotten envelopes;
 * what DocuSign has seen meanwhile is read before anything is sent.
 */
public class Continuity {

    private static final String TOUCH = statement("touch-continuity");
    private static final String READ = statement("read-continuity");
    private static final String RESUME = statement("resume-continuity");
    private static final Duration GAP = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    public Continuity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Says that sending is alive.
     *
     * @return nothing, or when it was alive last before a gap of more than two minutes
     */
    public Optional<Instant> gapSince(String account) {
        var unbroken = jdbc.sql(TOUCH)
                        .param("account", account)
                        .param("gap", seconds(GAP))
                        .update()
                == 1;
        return unbroken
                ? Optional.empty()
                : jdbc.sql(READ)
                        .param("account", account)
                        .query((row, number) ->
                                row.getObject(1, OffsetDateTime.class).toInstant())
                        .optional();
    }

    /** What happened during the gap is known now. */
    public void resume(String account) {
        jdbc.sql(RESUME).param("account", account).update();
    }
}
