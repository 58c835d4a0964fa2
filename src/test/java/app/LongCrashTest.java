package app;

import static org.assertj.core.api.Assertions.assertThat;

import bench.Chaos;
import bench.ChaosOptions;
import bench.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The long form of the crash harness, an hour and more: {@code mvn -Pcrash verify}. The system property
 * {@code crash.options} changes it, such as {@code -Dcrash.options="--kills=50 --seed=7"}.
 */
class LongCrashTest {

    @Test
    void two_hundred_kills_and_fifty_stops_lose_nothing_and_mail_nobody_twice() throws Exception {
        assertThat(run("--delivery=direct").faults()).isEmpty();
    }

    @Test
    void two_hundred_kills_and_fifty_stops_in_two_steps() throws Exception {
        assertThat(run("--delivery=two-step").faults()).isEmpty();
    }

    @Test
    void what_docusign_lists_after_the_settle_time_is_mailed_twice_and_taken_back() throws Exception {
        assertThat(run(
                                "--signups=500",
                                "--kills=10",
                                "--stops=0",
                                "--outages=0",
                                "--listing-delay=15s",
                                "--signing=90s")
                        .faults())
                .isEmpty();
    }

    @Test
    void a_naive_retry_is_found_out() throws Exception {
        assertThat(run("--policy=naive-retry", "--signups=500", "--kills=10", "--stops=0", "--outages=0")
                        .doubled())
                .isPositive();
    }

    @Test
    void a_look_up_at_once_is_found_out() throws Exception {
        assertThat(run("--policy=look-up-at-once", "--signups=500", "--kills=10", "--stops=0", "--outages=0")
                        .doubled())
                .isPositive();
    }

    private static Verdict run(String... options) throws Exception {
        var said = new ArrayList<>(
                List.of("--signups=5000", "--kills=200", "--stops=50", "--outages=6", "--signing=3s", "--hurry"));
        said.addAll(List.of(options));
        var more = System.getProperty("crash.options", "").strip();
        if (!more.isEmpty()) {
            said.addAll(List.of(more.split("\\s+")));
        }
        var verdict = Chaos.run(ChaosOptions.read(said.toArray(String[]::new)));
        System.out.print(verdict.table());
        return verdict;
    }
}
