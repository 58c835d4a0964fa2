package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T11:59:58.1234567Z,      2026-07-01T11:59:58.123456700Z",
        "2026-07-01T11:59:58.123Z,          2026-07-01T11:59:58.123Z",
        "2026-07-01T11:59:58Z,              2026-07-01T11:59:58Z",
        "2026-07-01T11:59Z,                 2026-07-01T11:59:00Z",
        "2026-07-01T11:59:58.1234567,       2026-07-01T11:59:58.123456700Z",
        "2026-07-01T11:59:58,               2026-07-01T11:59:58Z",
        "2026-07-01T13:59:58.5000000+02:00, 2026-07-01T11:59:58.500Z",
        "2026-12-31T23:59:59.9999999-01:00, 2027-01-01T00:59:59.999999900Z"
    })
    void a_time_of_docusign_is_read_as_utc(String text, Instant time) {
        assertThat(Times.read(text)).contains(time);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "yesterday", "2026-07-01", "2026-02-30T00:00:00Z", "0", "07/01/2026 11:59:58"})
    void what_is_no_time_is_none(String text) {
        assertThat(Times.read(text)).isEmpty();
    }
}
