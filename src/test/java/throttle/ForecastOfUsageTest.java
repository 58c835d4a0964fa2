package throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The forecast looks at what is in force, and at what is kept from a batch. */
class ForecastOfUsageTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Limits BURST = limits(0.05, Pace.BURST);
    private static final Limits EVEN = limits(0.05, Pace.EVEN);

    private static Limits limits(double reserve, Pace pace) {
        return new Limits(3000, 500, Duration.ofHours(1), Duration.ofSeconds(30), reserve, pace);
    }

    private static Usage usage(int used, int limit, Instant closedUntil) {
        return new Usage(used, limit, limit, 500, Map.of(), 0, 0, closedUntil, "");
    }

    private static Instant through(int waiting, int used, Limits limits) {
        return Forecast.through(NOON, waiting, usage(used, 3000, Instant.EPOCH), limits);
    }

    @Test
    void without_a_backlog_it_is_through_now() {
        assertThat(through(0, 3000, BURST)).isEqualTo(NOON);
    }

    @Test
    void what_the_reserve_leaves_goes_at_once_and_the_rest_as_it_melts() {
        assertThat(through(2820, 0, BURST)).isEqualTo(NOON.plusSeconds(150));
        assertThat(through(2821, 0, BURST)).isAfter(NOON.plusSeconds(150));
        assertThat(through(3000, 0, BURST)).isCloseTo(NOON.plusSeconds(57 * 60), within(1, ChronoUnit.SECONDS));
        assertThat(through(100, 2900, BURST)).isCloseTo(NOON.plusSeconds(57 * 60), within(1, ChronoUnit.SECONDS));
        assertThat(through(9000, 0, BURST)).isCloseTo(NOON.plusSeconds(177 * 60), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void an_even_pace_spreads_what_is_left_over_what_is_left_of_the_hour() {
        assertThat(through(1501, 0, EVEN)).isEqualTo(NOON.plusSeconds(1800));
        assertThat(through(501, 2000, EVEN)).isEqualTo(NOON.plusSeconds(1800));
        assertThat(through(4501, 0, EVEN)).isEqualTo(NOON.plusSeconds(5400));
    }

    @Test
    void the_limit_in_force_counts_and_not_the_configured_one() {
        assertThat(Forecast.through(NOON, 2500, usage(0, 1000, Instant.EPOCH), BURST))
                .isBetween(NOON.plusSeconds(7200), NOON.plusSeconds(7260));
        assertThat(Forecast.through(NOON, 2500, usage(0, 10_000, Instant.EPOCH), BURST))
                .isEqualTo(NOON.plusSeconds(120));
    }

    @Test
    void a_closed_account_begins_when_it_opens_and_in_another_hour_with_all_of_it() {
        assertThat(Forecast.through(NOON, 10, usage(0, 3000, NOON.plusSeconds(60)), BURST))
                .isEqualTo(NOON.plusSeconds(60));
        assertThat(Forecast.through(NOON, 10, usage(3000, 3000, NOON.plusSeconds(3700)), BURST))
                .isEqualTo(NOON.plusSeconds(3700));
    }

    @Test
    void a_longer_backlog_is_never_through_earlier() {
        for (var limits : new Limits[] {BURST, EVEN}) {
            var last = NOON;
            for (var waiting = 0; waiting < 10_000; waiting += 7) {
                var through = through(waiting, 1234, limits);
                assertThat(through).as("%d of %s", waiting, limits.pace()).isAfterOrEqualTo(last);
                last = through;
            }
        }
    }
}
