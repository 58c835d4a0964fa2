package throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ReadGuardTest extends QuotaFixture {

    private final ReadGuard one = quota(100, 10).reads();
    private final ReadGuard other = quota(100, 10).reads();

    private void age(String envelope, int seconds) {
        database.run(
                "update envelope_read set read_at = read_at - make_interval(secs => ?) where account = ? and envelope_id = ?",
                seconds,
                account,
                envelope);
    }

    @Test
    void an_envelope_is_read_once_in_a_quarter_of_an_hour_by_all_replicas_together() {
        assertThat(one.begin(account, "e1")).isTrue();
        assertThat(other.begin(account, "e1")).isFalse();
        assertThat(one.begin(account, "E1")).as("the same id in other letters").isFalse();
        assertThat(other.begin(account, "e2")).isTrue();
        assertThat(other.begin(account + "-2", "e1")).isTrue();
        age("e1", 900);
        assertThat(other.begin(account, "e1"))
                .as("the last call may have come later")
                .isFalse();
        age("e1", 61);
        assertThat(other.begin(account, "e1")).isTrue();
        assertThat(one.begin(account, "e1")).isFalse();
    }

    @Test
    void of_many_who_ask_at_the_same_moment_one_may_read() throws Exception {
        var pool = Executors.newFixedThreadPool(16);
        try {
            for (var round = 0; round < 20; round++) {
                var envelope = "round-" + round;
                var start = new CyclicBarrier(16);
                var tasks = new ArrayList<Callable<Boolean>>();
                for (var task = 0; task < 16; task++) {
                    var replica = task % 2 == 0 ? one : other;
                    tasks.add(() -> {
                        start.await();
                        return replica.begin(account, envelope);
                    });
                }
                var yes = 0;
                for (var answer : pool.invokeAll(tasks)) {
                    yes += answer.get() ? 1 : 0;
                }
                assertThat(yes).as(envelope).isOne();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void it_says_when_the_envelope_was_read_and_forgets_a_reading_that_was_not_made() {
        assertThat(one.last(account, "e1")).isEmpty();
        one.begin(account, "e1");
        assertThat(other.last(account, "e1").orElseThrow()).isCloseTo(now(), within(20, ChronoUnit.SECONDS));
        other.forget(account, "e1");
        assertThat(one.begin(account, "e1")).isTrue();
    }

    @Test
    void what_was_read_long_ago_is_removed() {
        for (var number = 0; number < 150; number++) {
            one.begin(account, "old-" + number);
        }
        database.run("update envelope_read set read_at = read_at - interval '2 days' where account = ?", account);
        one.begin(account, "new-1");
        one.begin(account, "new-2");
        assertThat(database.value(Long.class, "select count(*) from envelope_read where account = ?", account))
                .isEqualTo(2);
    }
}
