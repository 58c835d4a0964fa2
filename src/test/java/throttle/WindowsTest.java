package throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import ledger.LedgerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Eight replicas that want more than there is, over many bursts and several hours of two seconds. */
class WindowsTest {

    private static final int HOURLY = 75;
    private static final int BURST = 10;
    private static final Limits LIMITS = new Limits(HOURLY, BURST, Duration.ofSeconds(2), Duration.ofMillis(200));
    private static final Duration RUN = Duration.ofMillis(4200);

    private static LedgerDatabase database;
    private static SharedQuota quota;

    /** How many permits were taken, and when, in nanoseconds of the database's clock. */
    private record Taken(long at, int permits) {}

    @BeforeAll
    static void start() {
        database = LedgerDatabase.create();
        quota = new SharedQuota(database.jdbc(), Map.of("main", LIMITS));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    @Timeout(60)
    void no_window_and_no_hour_ever_holds_more_than_is_permitted() throws Exception {
        var taken = takeFromManyThreads();
        assertThat(taken).isNotEmpty();
        var fullest = 0;
        for (var first : taken) {
            var inWindow =
                    sum(taken, first.at(), first.at() + LIMITS.burstLength().toNanos());
            fullest = Math.max(fullest, inWindow);
            assertThat(inWindow).as("permits in the window from %d", first.at()).isLessThanOrEqualTo(BURST);
        }
        assertThat(fullest).as("the windows were used").isEqualTo(BURST);
        var hour = LIMITS.hour().toNanos();
        for (var start = taken.get(0).at() / hour * hour;
                start <= taken.get(taken.size() - 1).at();
                start += hour) {
            assertThat(sum(taken, start - LIMITS.border().toNanos(), start + hour))
                    .as("permits whose calls may arrive in the hour from %d", start)
                    .isLessThanOrEqualTo(HOURLY);
        }
    }

    private static int sum(List<Taken> taken, long from, long until) {
        return taken.stream()
                .filter(one -> one.at() >= from && one.at() < until)
                .mapToInt(Taken::permits)
                .sum();
    }

    private static List<Taken> takeFromManyThreads() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var end = System.nanoTime() + RUN.toNanos();
            var replicas = new ArrayList<Callable<List<Taken>>>();
            for (var i = 0; i < 8; i++) {
                var random = new Random(i);
                replicas.add(() -> takeUntil(end, random));
            }
            var taken = new ArrayList<Taken>();
            for (var replica : pool.invokeAll(replicas, 50, TimeUnit.SECONDS)) {
                taken.addAll(replica.get());
            }
            taken.sort((one, other) -> Long.compare(one.at(), other.at()));
            return taken;
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Taken> takeUntil(long end, Random random) {
        var taken = new ArrayList<Taken>();
        while (System.nanoTime() < end) {
            var one = database.transaction().execute(status -> take(random));
            if (one.permits() > 0) {
                taken.add(one);
            } else {
                LockSupport.parkNanos(random.nextInt(8_000_000));
            }
        }
        return taken;
    }

    /** Takes some and now and then gives back; {@code last_at} is the time of the permit, under the account's lock. */
    private static Taken take(Random random) {
        var permits =
                quota.take("main", Lane.INTERACTIVE, 1 + random.nextInt(14)).permits();
        var unused = permits > 1 && random.nextInt(4) == 0 ? 1 + random.nextInt(permits) : 0;
        quota.giveBack("main", Lane.INTERACTIVE, unused);
        var at = database.value(OffsetDateTime.class, "select last_at from quota where account = 'main'")
                .toInstant();
        return new Taken(at.getEpochSecond() * 1_000_000_000 + at.getNano(), permits - unused);
    }
}
