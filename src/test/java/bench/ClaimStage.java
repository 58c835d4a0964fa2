package bench;

import app.Postgres;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import ledger.Claim;
import ledger.LeaseLedger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A ledger of its own with a backlog, whose claims all come over one connection, so that they can be told apart. */
final class ClaimStage implements AutoCloseable {

    private static final int AT_ONCE = 250_000;

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;
    private final LeaseLedger ledger;
    private final long backend;
    private int rows;

    ClaimStage(Postgres postgres, String database) {
        var address = postgres.database(database);
        Flyway.configure().dataSource(address, "postgres", "").load().migrate();
        this.connection = new SingleConnectionDataSource(address, "postgres", "", true);
        this.jdbc = JdbcClient.create(connection);
        // nothing happens behind our back: neither its CPU nor its statistics
        jdbc.sql("alter table signup set (autovacuum_enabled = false)").update();
        this.ledger = new LeaseLedger(jdbc, new ObjectMapper());
        this.backend = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Until so many rows have come; one each millisecond, as a fast partner's do. */
    ClaimStage fill(int upTo) {
        while (rows < upTo) {
            var more = Math.min(AT_ONCE, upTo - rows);
            jdbc.sql("""
                    insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,
                           transaction_id, due_at)
                    select 'acme', 'C-' || n, 'main', 'waiting', 'Member ' || n, 'member' || n || '@example.org', '', '',
                           jsonb_build_object('city', 'Graz', 'member_number', 'M' || n), gen_random_uuid(),
                           clock_timestamp() - interval '3 hours' + n * interval '1 millisecond'
                      from generate_series(cast(? as int), cast(? as int)) n
                    """).params(rows + 1, rows + more).update();
            rows += more;
        }
        jdbc.sql("checkpoint").update();
        return this;
    }

    ClaimStage analyse() {
        jdbc.sql("vacuum analyze signup").update();
        jdbc.sql("checkpoint").update();
        return this;
    }

    /** As many wait as before: what was claimed is deleted, and others come. */
    void again(int waiting) {
        jdbc.sql("delete from signup where state = 'sending'").update();
        fill(rows + waiting - count());
    }

    private int count() {
        return jdbc.sql("select count(*) from signup").query(Integer.class).single();
    }

    /** What a claim costs on average. */
    record Cost(double cpuMillis, double buffers) {}

    /** @throws IllegalStateException if a claim brought another number of rows */
    Cost claims(int times, int most) {
        var claim = new Claim(
                "main",
                Map.of("acme", 1),
                List.of(),
                most,
                0,
                Instant.now().truncatedTo(ChronoUnit.HOURS),
                100_000_000,
                Duration.ofMinutes(2));
        var buffers = buffers();
        var cpu = Cpu.seconds(backend);
        for (var time = 0; time < times; time++) {
            Laps.same("rows of a claim", most, ledger.lease(claim).size());
        }
        return new Cost((Cpu.seconds(backend) - cpu) * 1000 / times, (buffers() - buffers) / (double) times);
    }

    /** CPU seconds of a statement that always does the same and touches no table: what the machine is worth just now. */
    double yardstick() {
        var before = Cpu.seconds(backend);
        jdbc.sql("select max(md5(n::text || 'a')) from generate_series(1, 400000) n")
                .query(String.class)
                .single();
        return Cpu.seconds(backend) - before;
    }

    private long buffers() {
        jdbc.sql("select pg_stat_force_next_flush()").query().singleRow();
        return jdbc.sql("select blks_hit + blks_read from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
