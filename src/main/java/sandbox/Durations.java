package sandbox;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them: {@code 150ms}, {@code 60s}, {@code 15m}, {@code 1h}, {@code PT1H}. */
final class Durations {

    private static final Pattern SHORT = Pattern.compile("(-?\\d+)(ms|s|m|h|d)?");

    private Durations() {}

    static Duration of(String text) {
        Matcher matcher = SHORT.matcher(text.trim());
        if (!matcher.matches()) {
            try {
                return Duration.parse(text.trim().toUpperCase(Locale.ROOT));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(text + " is no duration: write 150ms, 60s, 15m, 1h or PT1H", e);
            }
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
