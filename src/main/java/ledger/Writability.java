package ledger;

import static ledger.Statements.statement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the ledger can be written: one that only reads, or whose disk is full, can send nothing. */
public class Writability {

    private static final String TOUCH = statement("touch");
    private static final Duration STALE = Duration.ofSeconds(30);

    /** Longer than the pause between two reads of a partner's table. */
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Look last;
    private volatile Look told;

    private record Look(Instant at, Optional<String> problem) {}

    public Writability(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody's work has failed for this. A full disk still takes our small write into a page that is there. */
    public void failed(String problem) {
        if (problem.startsWith(Ailment.DISK)) {
            told = new Look(clock.instant(), Optional.of(problem));
        }
    }

    /** Tries it; answers why it cannot be written, or nothing. */
    public Optional<String> look() {
        var heard = told;
        var recent = heard != null && clock.instant().isBefore(heard.at().plus(REMEMBERED));
        var problem = touch().or(() -> recent ? heard.problem() : Optional.empty());
        last = new Look(clock.instant(), problem);
        return problem;
    }

    /** What the last look found. Waits for no database: whoever asks whether we are ready does not wait either. */
    public Optional<String> problem() {
        var known = last;
        if (known == null) {
            return look();
        }
        return clock.instant().isBefore(known.at().plus(STALE))
                ? known.problem()
                : Optional.of("the database has not answered for " + STALE.toSeconds() + " s");
    }

    private Optional<String> touch() {
        try {
            jdbc.sql(TOUCH).update();
            return Optional.empty();
        } catch (DataAccessException e) {
            return Ailment.of(e)
                    .or(() -> Optional.of("it failed with " + e.getClass().getSimpleName()));
        }
    }
}
