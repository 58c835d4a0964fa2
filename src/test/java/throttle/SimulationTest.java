package throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic of the windows against a DocuSign that counts by itself, on a simulated clock. */
class SimulationTest extends QuotaFixture {

    private static final Duration HOUR = Duration.ofMinutes(10);
    private static final Limits LIMITS = new Limits(120, 30, HOUR, Duration.ofSeconds(30), 0.05, Pace.BURST);
    private static final Instant SUMMER = Instant.parse("2026-07-01T11:00:00Z");

    private Simulation from(Instant start, long seed) {
        return new Simulation(database.jdbc(), account, LIMITS, start, seed);
    }

    @RepeatedTest(3)
    void no_call_is_ever_refused_whatever_the_times_and_numbers(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var docusign = from(SUMMER, run.getCurrentRepetition());
        for (var step = 0; step < 250; step++) {
            var passed = random.nextInt(20) == 0 ? random.nextInt(400_000) : random.nextInt(9_000);
            docusign.step(Duration.ofMillis(passed), Lane.values()[random.nextInt(4)], random.nextInt(25));
        }
        assertThat(docusign.refused()).isZero();
        assertThat(docusign.ours()).isPositive();
    }

    @Test
    void every_hour_of_a_long_batch_is_used_to_its_last_call() {
        var docusign = from(SUMMER, 1);
        for (var step = 0; docusign.now().isBefore(SUMMER.plus(HOUR.multipliedBy(4))); step++) {
            docusign.step(Duration.ofSeconds(2), Lane.SEND, 32);
        }
        assertThat(docusign.refused()).isZero();
        for (var hour = 1; hour < 4; hour++) {
            assertThat(docusign.inHourOf(SUMMER.plus(HOUR.multipliedBy(hour)))).isEqualTo(120);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-3000, -800, 800, 3000})
    void a_clock_of_docusign_that_differs_by_seconds_brings_no_refusal(int millis) {
        var docusign = from(SUMMER, 5);
        docusign.ahead = Duration.ofMillis(millis);
        while (docusign.now().isBefore(SUMMER.plus(HOUR.multipliedBy(3)))) {
            docusign.step(Duration.ofMillis(1500), Lane.SEND, 32);
        }
        assertThat(docusign.refused()).isZero();
        assertThat(docusign.ours()).isGreaterThan(240);
    }

    @Test
    void what_others_spend_is_left_to_them() {
        var random = new Random(8);
        var limits = new Limits(600, 100, HOUR, Duration.ofSeconds(30), 0.05, Pace.BURST);
        var docusign = new Simulation(database.jdbc(), account, limits, SUMMER, 8);
        while (docusign.now().isBefore(SUMMER.plus(HOUR.multipliedBy(3)))) {
            docusign.other(random.nextInt(3));
            docusign.step(Duration.ofSeconds(4), Lane.SEND, 16);
        }
        assertThat(docusign.refused()).as("at most the one that told us").isLessThanOrEqualTo(1);
        for (var hour = 1; hour < 3; hour++) {
            assertThat(docusign.inHourOf(SUMMER.plus(HOUR.multipliedBy(hour)))).isBetween(575, 600);
        }
    }

    @ParameterizedTest
    @CsvSource({"120, 200, 200", "120, 60, 60", "90, 200, 200"})
    void a_limit_that_docusign_changes_is_followed(int before, int after, int calls) {
        var docusign = from(SUMMER, 2);
        docusign.docusignPermits(before);
        docusign.step(Duration.ofSeconds(10), Lane.SEND, 1);
        docusign.step(Duration.ofSeconds(10), Lane.SEND, 1);
        docusign.docusignPermits(after);
        while (docusign.now().isBefore(SUMMER.plus(HOUR.multipliedBy(2)).minusSeconds(1))) {
            docusign.step(Duration.ofSeconds(3), Lane.SEND, 5);
        }
        assertThat(docusign.inHourOf(SUMMER.plus(HOUR))).isEqualTo(calls);
    }

    @Test
    void a_limit_that_an_operator_set_below_docusigns_own_is_kept() {
        var docusign = from(SUMMER, 2);
        docusign.docusignPermits(3000);
        while (docusign.now().isBefore(SUMMER.plus(HOUR.multipliedBy(2)).minusSeconds(1))) {
            docusign.step(Duration.ofSeconds(3), Lane.SEND, 5);
        }
        assertThat(docusign.inHourOf(SUMMER.plus(HOUR))).isEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T00:59:00Z", "2026-10-25T00:59:00Z", "2027-01-01T00:00:00Z"})
    void a_change_of_the_clocks_on_the_wall_changes_nothing(String night) {
        database.run("set timezone to 'Europe/Vienna'");
        var start = Instant.parse(night);
        var docusign = from(start, 3);
        while (docusign.now().isBefore(start.plus(HOUR.multipliedBy(9)))) {
            docusign.step(Duration.ofSeconds(20), Lane.SEND, 20);
        }
        database.run("reset timezone");
        assertThat(docusign.refused()).isZero();
        assertThat(docusign.inHourOf(start.plus(HOUR.multipliedBy(7)))).isEqualTo(120);
    }

    @Test
    void a_clock_that_jumps_back_grants_nothing_twice_and_one_that_jumps_ahead_goes_on() {
        var docusign = from(SUMMER, 4);
        docusign.step(Duration.ofMinutes(9), Lane.INTERACTIVE, 30);
        assertThat(docusign.step(Duration.ofMinutes(-30), Lane.INTERACTIVE, 30).permits())
                .isZero();
        assertThat(docusign.step(Duration.ofMinutes(90), Lane.INTERACTIVE, 30).permits())
                .isEqualTo(30);
    }

    @Test
    void an_even_pace_spreads_a_batch_over_the_hour_and_lets_a_person_through() {
        var even = new Limits(120, 30, HOUR, Duration.ofSeconds(30), 0.05, Pace.EVEN);
        var docusign = new Simulation(database.jdbc(), account, even, SUMMER.minusSeconds(60), 6);
        docusign.step(Duration.ofSeconds(60), Lane.SEND, 32);
        for (var tenth = 1; tenth <= 10; tenth++) {
            while (docusign.now()
                    .isBefore(
                            SUMMER.plus(HOUR.dividedBy(10).multipliedBy(tenth)).minusSeconds(3))) {
                docusign.step(Duration.ofSeconds(2), Lane.SEND, 32);
            }
            assertThat(docusign.inHourOf(SUMMER))
                    .as("after %d tenths", tenth)
                    .isBetween(12 * tenth - 8, 12 * tenth + 2);
        }
        assertThat(docusign.inHourOf(SUMMER)).isGreaterThanOrEqualTo(118);
        assertThat(docusign.refused()).isZero();
    }

    @Test
    void a_person_finds_a_permit_beside_a_batch_that_wants_all() {
        var docusign = from(SUMMER, 7);
        while (docusign.now().isBefore(SUMMER.plus(HOUR.dividedBy(2)))) {
            docusign.step(Duration.ofSeconds(2), Lane.SEND, 32);
        }
        assertThat(docusign.step(Duration.ZERO, Lane.SEND, 32).permits()).isZero();
        assertThat(docusign.step(Duration.ZERO, Lane.INTERACTIVE, 1).permits()).isOne();
        assertThat(docusign.step(Duration.ZERO, Lane.RECONCILE, 1).permits()).isOne();
    }
}
