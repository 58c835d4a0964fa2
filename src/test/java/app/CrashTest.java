package app;

import static org.assertj.core.api.Assertions.assertThat;

import bench.Chaos;
import bench.ChaosOptions;
import bench.Restored;
import bench.RollingUpdate;
import bench.Step;
import bench.Verdict;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of the crash harness, 25 kills of the jar; docs/exactly-once.md says how the long one is run. */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class CrashTest {

    @Test
    void kills_and_outages_lose_nothing_and_mail_nobody_twice() throws Exception {
        var verdict = Chaos.run(ChaosOptions.read(
                "--signups=300", "--kills=16", "--outages=3", "--seed=20", "--signing=2s", "--hurry"));

        assertThat(told(verdict).faults()).isEmpty();
        assertThat(verdict.doubled()).isZero();
        assertThat(verdict.steps()).containsAll(Step.of(false));
    }

    @Test
    void two_steps_mail_nobody_twice_even_when_a_sender_is_frozen() throws Exception {
        var verdict = Chaos.run(ChaosOptions.read(
                "--signups=120",
                "--kills=9",
                "--stops=1",
                "--delivery=two-step",
                "--seed=3",
                "--signing=2s",
                "--hurry"));

        assertThat(told(verdict).faults()).isEmpty();
        assertThat(verdict.doubled()).isZero();
        assertThat(verdict.steps()).containsAll(Step.of(true));
    }

    @Test
    void the_harness_finds_what_a_naive_retry_mails_twice() throws Exception {
        var verdict = Chaos.run(wrong("naive-retry"));

        assertThat(told(verdict).doubled()).isPositive();
    }

    @Test
    void the_harness_finds_what_a_look_up_at_once_mails_twice() throws Exception {
        var verdict = Chaos.run(wrong("look-up-at-once"));

        assertThat(told(verdict).doubled()).isPositive();
    }

    private static ChaosOptions wrong(String policy) {
        return ChaosOptions.read(
                "--signups=30",
                "--kills=0",
                "--instances=1",
                "--faults=0.5",
                "--policy=" + policy,
                "--lease=4s",
                "--brief",
                "--signing=1h");
    }

    @Test
    void a_ledger_restored_from_an_older_copy_mails_nobody_twice() throws Exception {
        var verdict = Restored.run(ChaosOptions.read("--signups=120", "--signing=2s"));

        assertThat(told(verdict).faults()).isEmpty();
        assertThat(verdict.doubled()).isZero();
    }

    @Test
    void an_update_in_the_middle_of_a_batch_leaves_nothing_in_doubt() throws Exception {
        var verdict =
                RollingUpdate.run(ChaosOptions.read("--faults=0", "--lease=60s", "--signing=2s"), Optional.empty());

        assertThat(told(verdict).faults()).isEmpty();
        assertThat(verdict.figures())
                .containsEntry("mailed twice", "0")
                .containsEntry("silent calls in doubt", "0")
                .doesNotContainEntry("calls under way at the stops", "0");
    }

    private static Verdict told(Verdict verdict) {
        System.out.print(verdict.table());
        return verdict;
    }
}
