package routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScheduleThreadsTest {

    private final ScheduleThreads threads = new ScheduleThreads();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(2);

    @BeforeEach
    void start() {
        threads.setThreadCount(2);
        threads.initialize();
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        threads.shutdown(true);
    }

    private void hang() {
        begun.countDown();
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void work_that_hangs_takes_no_more_than_its_own_thread() throws Exception {
        threads.runInThread(this::hang);

        assertThat(threads.blockForAvailableThreads()).isEqualTo(1);
        var other = new CompletableFuture<String>();
        threads.runInThread(() -> other.complete(Thread.currentThread().getName()));
        assertThat(other.get(10, TimeUnit.SECONDS)).startsWith("schedule-");
    }

    @Test
    void no_more_work_than_permitted_is_begun_until_some_has_ended() throws Exception {
        threads.runInThread(this::hang);
        threads.runInThread(this::hang);
        begun.await();

        var third = CompletableFuture.supplyAsync(threads::blockForAvailableThreads);
        assertThat(third)
                .as("nobody is free")
                .failsWithin(Duration.ofMillis(200))
                .withThrowableOfType(TimeoutException.class);
        hanging.countDown();
        assertThat(third.get(10, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void a_thread_that_has_ended_its_work_takes_the_next() throws Exception {
        var names = ConcurrentHashMap.<String>newKeySet();
        for (var run = 0; run < 50; run++) {
            var done = new CompletableFuture<Void>();
            threads.runInThread(() -> {
                names.add(Thread.currentThread().getName());
                done.complete(null);
            });
            done.get(10, TimeUnit.SECONDS);
        }

        assertThat(names).hasSizeLessThan(50);
    }

    @Test
    void work_that_fails_gives_its_place_back() throws Exception {
        for (var run = 0; run < 5; run++) {
            threads.runInThread(() -> {
                throw new IllegalStateException("as jobs do");
            });
        }

        assertThat(threads.blockForAvailableThreads()).isPositive();
    }
}
