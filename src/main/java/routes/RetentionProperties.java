package routes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the ledger keeps what it does not need for its promises.
 *
 * @param people name, address and fields of a completed sign-up, after its completion; 0 for ever
 * @param history outcomes after they were written, and lines of histories of what has ended; 0 for ever
 * @param every how often old ones are looked for
 */
@ConfigurationProperties(prefix = "retention", ignoreUnknownFields = false)
public record RetentionProperties(
        @DefaultValue("0") Duration people,
        @DefaultValue("0") Duration history,
        @DefaultValue("10m") Duration every) {

    /** Metrics and the listing of changes look back; what is younger than that is needed. */
    private static final Duration LEAST = Duration.ofDays(7);

    /** @throws IllegalArgumentException if something is kept for less than a week, or looked for too often */
    public RetentionProperties {
        atLeastAWeek("people", people);
        atLeastAWeek("history", history);
        if (every.toSeconds() < 1) {
            throw new IllegalArgumentException("retention.every is at least 1s, and not " + every);
        }
    }

    private static void atLeastAWeek(String key, Duration keep) {
        if (!keep.isZero() && keep.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "retention." + key + " is at least 7d, or 0 to keep it for ever, and not " + keep);
        }
    }
}
