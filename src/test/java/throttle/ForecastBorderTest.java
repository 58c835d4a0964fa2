package throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The end of an hour comes before all that is left of it can be spent: the burst limit decides then. */
class ForecastBorderTest {

    private static final Limits DOCUSIGN = new Limits(3000, 500, Duration.ofHours(1), Duration.ofSeconds(30));

    @Test
    void what_is_left_but_does_not_fit_before_the_hour_turns_is_not_promised() {
        var late = Instant.parse("2026-07-01T12:59:50Z");
        assertThat(Forecast.through(late, 6001, 3000, DOCUSIGN)).isEqualTo("2026-07-01T14:02:30Z");
        // 500 now, then 500 each half minute: 3,100 are the seventh group, whatever the hour says
        assertThat(Forecast.through(late, 3100, 3000, DOCUSIGN)).isAfterOrEqualTo(late.plusSeconds(180));
        assertThat(Forecast.through(late, 501, 500, DOCUSIGN)).isAfterOrEqualTo(late.plusSeconds(30));
    }
}
