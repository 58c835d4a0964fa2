package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A claim of a few costs little more than its planning, so PostgreSQL must not plan it anew each time. */
@Timeout(120)
class PlannedOnceTest {

    private static final int BACKLOG = 100_000;
    private static final int TIMES = 30;

    /** PostgreSQL plans that often for the values that were sent, before it may settle for one plan. */
    private static final int TRIALS = 5;

    private static LedgerDatabase database;
    private static SingleConnectionDataSource connection;

    @BeforeAll
    static void a_backlog_that_postgresql_knows() {
        database = LedgerDatabase.create();
        database.run("insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,"
                + " transaction_id) select 'acme', 'r' || n, 'main', 'waiting', '', '', '', '', '{}', gen_random_uuid()"
                + " from generate_series(1, " + BACKLOG + ") n");
        database.run("analyze signup");
        connection = new SingleConnectionDataSource(database.pool().getJdbcUrl(), true);
    }

    @AfterAll
    static void stop() {
        connection.destroy();
        database.close();
    }

    @Test
    void however_many_wait_a_claim_is_planned_once() {
        var jdbc = JdbcClient.create(connection);
        var ledger = new LeaseLedger(jdbc, new ObjectMapper());
        var claim = new Claim("main", Map.of("acme", 1), List.of(), 8, 0, Instant.EPOCH, 3000, Duration.ofMinutes(2));

        for (var time = 0; time < TIMES; time++) {
            assertThat(ledger.anythingDue("main", List.of("acme"))).isTrue();
            assertThat(ledger.lease(claim)).hasSize(8);
        }

        assertThat(plansForValues(jdbc, "gives one sender up")).isEqualTo(TRIALS);
        assertThat(plansForValues(jdbc, "whether anything of an account is due"))
                .isEqualTo(TRIALS);
    }

    private static int plansForValues(JdbcClient jdbc, String words) {
        return jdbc.sql("select custom_plans from pg_prepared_statements where statement like '-- ' || ? || '%'")
                .param(words)
                .query(Integer.class)
                .single();
    }
}
