package throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {

    private static final Limits DOCUSIGN = new Limits(3000, 500, Duration.ofHours(1), Duration.ofSeconds(30));
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void a_backlog_takes_the_least_time_that_both_windows_allow() {
        for (var waiting = 1L; waiting <= 12_001; waiting++) {
            var least = 3600 * ((waiting - 1) / 3000) + 30 * ((waiting - 1) % 3000 / 500);
            assertThat(Forecast.through(NOON, waiting, 3000, DOCUSIGN))
                    .as("%d sign-ups", waiting)
                    .isEqualTo(NOON.plusSeconds(least));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2026-07-01T12:00:00Z", "500, 2026-07-01T12:00:00Z", "501, 2026-07-01T12:00:30Z",
        "3000, 2026-07-01T12:02:30Z", "10000, 2026-07-01T15:00:30Z", "40000, 2026-07-02T01:00:30Z",
        "100000, 2026-07-02T21:00:30Z"
    })
    void what_an_operator_is_told_before_the_night(long waiting, Instant through) {
        assertThat(Forecast.through(NOON, waiting, 3000, DOCUSIGN)).isEqualTo(through);
    }

    @Test
    void a_spent_hour_delays_the_first_call_to_the_next_one() {
        var late = Instant.parse("2026-07-01T12:59:59.5Z");
        assertThat(Forecast.through(late, 1, 0, DOCUSIGN)).isEqualTo(NOON.plusSeconds(3600));
        assertThat(Forecast.through(late, 501, 0, DOCUSIGN)).isEqualTo(NOON.plusSeconds(3630));
        assertThat(Forecast.through(late, 3001, 0, DOCUSIGN)).isEqualTo(NOON.plusSeconds(7200));
        assertThat(Forecast.through(late, 0, 0, DOCUSIGN)).isEqualTo(late);
    }

    @Test
    void what_is_left_of_the_hour_is_used_first() {
        assertThat(Forecast.through(NOON.plusSeconds(600), 100, 100, DOCUSIGN)).isEqualTo(NOON.plusSeconds(600));
        assertThat(Forecast.through(NOON.plusSeconds(600), 101, 100, DOCUSIGN)).isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void other_limits_and_lengths_count_as_configured() {
        var small = new Limits(10, 4, Duration.ofSeconds(3), Duration.ofMillis(300));
        assertThat(Forecast.through(NOON, 10, 10, small)).isEqualTo(NOON.plusMillis(600));
        assertThat(Forecast.through(NOON.plusMillis(2999), 25, 0, small)).isEqualTo(NOON.plusMillis(9300));
    }
}
