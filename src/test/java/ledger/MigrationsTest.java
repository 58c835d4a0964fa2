package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import app.Neighbours;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Replicas that start together on an empty ledger make its tables once. */
class MigrationsTest {

    private static final int REPLICAS = 4;

    @Test
    void replicas_that_start_together_make_the_tables_once() throws Exception {
        var empty = Neighbours.postgres().database("together");
        var ready = new CountDownLatch(REPLICAS);
        var replicas = Executors.newFixedThreadPool(REPLICAS);
        try {
            var starts = IntStream.range(0, REPLICAS)
                    .mapToObj(replica -> replicas.submit(() -> {
                        var flyway = flyway(empty);
                        ready.countDown();
                        ready.await();
                        return flyway.migrate().migrationsExecuted;
                    }))
                    .toList();
            var steps = 0;
            for (var start : starts) {
                steps += start.get();
            }
            assertThat(steps).isEqualTo(flyway(empty).info().applied().length);
            assertThat(flyway(empty).info().pending()).isEmpty();
        } finally {
            replicas.shutdownNow();
        }
    }

    private static Flyway flyway(String url) {
        return Flyway.configure().dataSource(url, "postgres", "").load();
    }
}
