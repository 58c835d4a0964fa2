package routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throttle.Limits;
import throttle.Usage;

class LimitHintsTest {

    private static final Limits LIMITS = new Limits(1000, 500, Duration.ofHours(1), Duration.ofSeconds(30));

    private final LimitHints hints = new LimitHints();

    private static Usage usage(int limit, int said) {
        return new Usage(1, limit, said, 500, Map.of(), 0, 0, Instant.EPOCH, "");
    }

    @Test
    void a_limit_that_is_higher_than_the_configured_one_is_said_once_with_both_numbers_and_the_key() {
        assertThat(hints.of("main", usage(1000, 3000), LIMITS))
                .hasValueSatisfying(hint ->
                        assertThat(hint).contains("3000", "1000", "docusign.accounts.main.hourly-limit", "raise"));
        assertThat(hints.of("main", usage(1000, 3000), LIMITS)).isEmpty();
        assertThat(hints.of("other", usage(1000, 3000), LIMITS)).isPresent();
    }

    @Test
    void another_limit_is_said_again_and_whether_it_is_used() {
        hints.of("main", usage(1000, 1000), LIMITS);
        assertThat(hints.of("main", usage(3000, 3000), LIMITS))
                .hasValueSatisfying(hint -> assertThat(hint).contains("all of them are used"));
        assertThat(hints.of("main", usage(4000, 4000), LIMITS)).isPresent();
        assertThat(hints.of("main", usage(1000, 1000), LIMITS)).isEmpty();
        assertThat(hints.of("main", usage(4000, 4000), LIMITS)).isPresent();
    }

    @Test
    void an_equal_a_lower_and_an_unsaid_limit_are_no_news() {
        assertThat(hints.of("main", usage(1000, 0), LIMITS)).isEmpty();
        assertThat(hints.of("main", usage(1000, 1000), LIMITS)).isEmpty();
        assertThat(hints.of("main", usage(500, 500), LIMITS)).isEmpty();
    }
}
