package app;

import static org.assertj.core.api.Assertions.assertThat;

import bench.Chaos;
import bench.ChaosOptions;
import bench.Restored;
import bench.Verdict;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of the crash harness; docs/exactly-once.md says how the long one is run and what it has shown. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class CrashTest {

    @Test
    void twenty_kills_lose_nothing_and_mail_nobody_twice() throws Exception {
        var verdict = Chaos.run(ChaosOptions.read(
                "--signups=630", "--kills=20", "--faults=0.05", "--seed=20", "--signing=3s", "--hurry"));

        assertThat(told(verdict).faults()).isEmpty();
        assertThat(verdict.doubled()).isZero();
    }

    @Test
    void two_steps_mail_nobody_twice_even_when_a_sender_is_frozen() throws Exception {
        var verdict = Chaos.run(ChaosOptions.read(
                "--signups=150",
                "--kills=1",
                "--stops=1",
                "--delivery=two-step",
                "--seed=3",
                "--signing=4s",
                "--hurry"));

        assertThat(told(verdict).faults()).isEmpty();
        assertThat(verdict.doubled()).isZero();
    }

    @Test
    void the_harness_finds_what_a_naive_retry_mails_twice() throws Exception {
        var verdict = Chaos.run(ChaosOptions.read(
                "--signups=50",
                "--kills=0",
                "--instances=1",
                "--faults=0.3",
                "--policy=naive-retry",
                "--patience=40s",
                "--signing=2s"));

        assertThat(told(verdict).doubled()).isPositive();
    }

    @Test
    void a_ledger_restored_from_an_older_copy_mails_nobody_twice() throws Exception {
        var verdict = Restored.run(ChaosOptions.read("--signups=160", "--signing=3s"));

        assertThat(told(verdict).faults()).isEmpty();
        assertThat(verdict.doubled()).isZero();
    }

    private static Verdict told(Verdict verdict) {
        System.out.print(verdict.table());
        return verdict;
    }
}
