package partners;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a pause as people write it: {@code 30s}, {@code 5m}, or ISO's {@code PT30S}. */
final class Pauses {

    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Pauses() {}

    static Optional<Duration> parse(String text) {
        var simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            return Optional.of(UNITS.get(simple.group(2)).multipliedBy(Long.parseLong(simple.group(1))));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
