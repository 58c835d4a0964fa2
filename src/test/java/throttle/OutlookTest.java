package throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throttle.Outlook.Part;

class OutlookTest {

    private static final Limits DOCUSIGN = new Limits(3000, 500, Duration.ofHours(1), Duration.ofSeconds(30));
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    /** Quiet from 22 to 6 o'clock. */
    private static final class Night implements Outlook.Rests {
        @Override
        public boolean on(Instant at) {
            var hour = at.getEpochSecond() / 3600 % 24;
            return hour >= 22 || hour < 6;
        }

        @Override
        public Instant change(Instant at) {
            var next = at;
            do {
                next = Instant.ofEpochSecond(next.getEpochSecond() / 3600 * 3600 + 3600);
            } while (on(next) == on(at));
            return next;
        }
    }

    private static Part always(long calls) {
        return new Part(calls, Optional.empty());
    }

    private static Part byDay(long calls) {
        return new Part(calls, Optional.of(new Night()));
    }

    private static Instant through(Instant now, int used, Part... parts) {
        var usage = Usage.none(DOCUSIGN).withHourUsed(used);
        return Outlook.through(now, List.of(parts), usage, DOCUSIGN);
    }

    @Test
    void without_anybody_who_rests_it_is_the_forecast() {
        for (var calls : new long[] {0, 1, 501, 3001, 40_000}) {
            assertThat(through(NOON, 0, always(calls)))
                    .isEqualTo(Forecast.through(NOON, calls, Usage.none(DOCUSIGN), DOCUSIGN));
        }
    }

    @Test
    void what_rests_now_goes_when_it_is_over() {
        var night = Instant.parse("2026-07-01T23:10:00Z");
        assertThat(through(night, 0, byDay(500))).isEqualTo("2026-07-02T06:00:00Z");
        assertThat(through(night, 0, byDay(3001))).isEqualTo("2026-07-02T07:00:00Z");
        assertThat(through(night, 0, byDay(500), always(100))).isEqualTo("2026-07-02T06:00:00Z");
        assertThat(through(night, 0, byDay(0), always(100))).isEqualTo(night);
    }

    @Test
    void a_long_backlog_stands_still_at_night() {
        // ten hours of 3,000 until 22 o'clock, the rest from 6 on
        assertThat(through(NOON, 0, byDay(30_000))).isEqualTo("2026-07-01T21:57:00Z");
        assertThat(through(NOON, 0, byDay(40_000))).isEqualTo("2026-07-02T09:00:30Z");
        assertThat(through(NOON, 0, byDay(40_000), always(3_000))).isEqualTo("2026-07-02T09:00:30Z");
    }

    @Test
    void what_was_called_before_a_rest_within_an_hour_counts_after_it() {
        var evening = Instant.parse("2026-07-01T21:59:00Z");
        assertThat(through(evening, 2900, byDay(100), always(50))).isEqualTo("2026-07-01T22:00:00Z");
        assertThat(through(evening, 2900, byDay(200))).isEqualTo("2026-07-02T06:00:00Z");
    }
}
