package partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static QuietHours hours(String from, String to, String zone) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        // in winter and in summer, on both sides of midnight
        "22:00, 06:00, 2026-01-10T20:59:59Z, ",
        "22:00, 06:00, 2026-01-10T21:00:00Z, 2026-01-11T05:00:00Z",
        "22:00, 06:00, 2026-01-11T04:59:59Z, 2026-01-11T05:00:00Z",
        "22:00, 06:00, 2026-01-11T05:00:00Z, ",
        "22:00, 06:00, 2026-07-10T20:00:00Z, 2026-07-11T04:00:00Z",
        "12:00, 13:30, 2026-07-10T10:00:00Z, 2026-07-10T11:30:00Z",
        "12:00, 13:30, 2026-07-10T11:30:00Z, ",
        // the night in which the clock is put forward has an hour less, the other one an hour more
        "22:00, 06:00, 2026-03-28T21:00:00Z, 2026-03-29T04:00:00Z",
        "22:00, 06:00, 2026-10-24T20:00:00Z, 2026-10-25T05:00:00Z",
        // 02:30 does not come on that day, and comes twice on the other
        "22:00, 02:30, 2026-03-29T00:59:00Z, 2026-03-29T01:00:00Z",
        "22:00, 02:30, 2026-03-29T01:00:00Z, ",
        "02:30, 06:00, 2026-03-29T01:00:00Z, 2026-03-29T04:00:00Z",
        "02:30, 06:00, 2026-10-25T00:30:00Z, 2026-10-25T05:00:00Z",
        "22:00, 02:30, 2026-10-25T01:29:59Z, 2026-10-25T01:30:00Z",
        "02:10, 02:50, 2026-03-29T01:00:00Z, "
    })
    void in_berlin(String from, String to, Instant at, Instant until) {
        assertThat(hours(from, to, "Europe/Berlin").until(at).orElse(null)).isEqualTo(until);
    }

    @Test
    void they_change_twice_a_day() {
        var night = hours("22:00", "06:00", "Europe/Berlin");
        assertThat(night.change(Instant.parse("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-28T21:00:00Z");
        assertThat(night.change(Instant.parse("2026-03-28T21:00:00Z"))).isEqualTo("2026-03-29T04:00:00Z");
        assertThat(night.change(Instant.parse("2026-03-29T04:00:00Z"))).isEqualTo("2026-03-29T20:00:00Z");
    }

    @Test
    void they_are_over_some_time() {
        assertThatThrownBy(() -> hours("06:00", "06:00", "UTC")).isInstanceOf(IllegalArgumentException.class);
    }
}
