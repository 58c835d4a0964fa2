package bench;

import app.Postgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import throttle.Lane;
import throttle.Limits;
import throttle.Pace;
import throttle.SharedQuota;

/** What it costs the database to take permits: at first, and with two whole windows of calls to look back on. */
final class Permits implements Measure {

    private static final String NAME = "permits";
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final int ROUNDS = 3;

    @Override
    public void take(BenchOptions options, Report report) {
        try (var postgres = Postgres.start()) {
            var address = postgres.database("permits");
            Flyway.configure().dataSource(address, "postgres", "").load().migrate();
            var connection = new SingleConnectionDataSource(address, "postgres", "", true);
            var jdbc = JdbcClient.create(connection);
            var backend = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
            var limits = new Limits(100_000_000, 100_000_000, Duration.ofHours(1), WINDOW, 0.05, Pace.BURST);
            var quota = new SharedQuota(jdbc, Map.of("main", limits));
            var cost = new ArrayList<Double>();
            for (var round = 0; round <= ROUNDS; round++) {
                var each = each(quota, backend);
                if (round > 0) {
                    cost.add(each);
                }
            }
            connection.destroy();
            report.add(List.of(new Figure(NAME, "one statement, full windows", "CPU", "ms", cost)));
        }
    }

    private static double each(SharedQuota quota, long backend) {
        var cpu = Cpu.seconds(backend);
        var end = System.nanoTime() + WINDOW.multipliedBy(4).toNanos();
        var calls = 0;
        while (System.nanoTime() < end) {
            quota.take("main", Lane.SEND, 8);
            calls++;
        }
        return (Cpu.seconds(backend) - cpu) * 1000 / calls;
    }
}
