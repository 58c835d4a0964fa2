package routes;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How outcomes are learned without webhooks.
 *
 * @param schedule Quartz cron expression; DocuSign advises every 20 minutes
 * @param overlap how far each listing reaches back behind the last one, for late news and clocks that differ
 * @param from a day or a time; changes since then are read once an account, or ""
 * @param askAfter when nothing was heard of an open envelope for so long it is asked for by its id, 0 for never
 */
@ConfigurationProperties(prefix = "reconcile", ignoreUnknownFields = false)
public record ReconcileProperties(
        @DefaultValue("0 0/20 * * * ?") String schedule,
        @DefaultValue("1h") Duration overlap,
        @DefaultValue("") String from,
        @DefaultValue("7d") Duration askAfter) {

    /** @throws IllegalArgumentException if {@code from} is neither a day nor a time */
    public ReconcileProperties {
        from = from.strip();
        read(from);
    }

    /** From when on all changes are to be read. */
    Optional<Instant> since() {
        return read(from);
    }

    private static Optional<Instant> read(String from) {
        try {
            if (from.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    from.length() == 10
                            ? LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(from).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "reconcile.from is a day as 2026-05-01 or a time as 2026-05-01T08:00:00Z, and not '" + from + "'");
        }
    }
}
