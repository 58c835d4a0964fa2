package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;
import static ledger.Statements.time;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a scheduled job run on one replica of several: whoever moves its last firing forward has won. */
public class Schedule {

    private static final String FIRE_AT = statement("fire-at");
    private static final String FIRE_EVERY = statement("fire-every");
    private static final String SUCCEEDED = statement("succeeded");

    private final JdbcClient jdbc;
    private final String replica;

    /** @param replica this replica's name, for whoever asks where a job ran last */
    public Schedule(JdbcClient jdbc, String replica) {
        this.jdbc = jdbc;
        this.replica = replica;
    }

    /** Whether this replica is the one to run the job for that planned time. */
    public boolean fires(String job, Instant planned) {
        return jdbc.sql(FIRE_AT)
                        .param("job", job)
                        .param("time", time(planned))
                        .param("replica", replica)
                        .update()
                == 1;
    }

    /** Whether this replica is the one to run a job that is due each time the interval has passed. */
    public boolean fires(String job, Duration every) {
        return jdbc.sql(FIRE_EVERY)
                        .param("job", job)
                        .param("seconds", seconds(every))
                        .param("replica", replica)
                        .update()
                == 1;
    }

    /** The job that has fired was done without a failure. */
    public void succeeded(String job) {
        jdbc.sql(SUCCEEDED).param("job", job).update();
    }
}
