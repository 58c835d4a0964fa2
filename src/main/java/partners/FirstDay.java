package partners;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The day from which on a partner's rows are taken: those of an old backlog are left alone.
 *
 * @param day the first that counts
 * @param zone where it begins at midnight
 */
public record FirstDay(LocalDate day, ZoneId zone) {

    private static final int DATE = "2026-01-31".length();

    /** Whether somebody signed up before it; nothing if the value does not tell. A time without a zone is in UTC. */
    public Optional<Boolean> leavesOut(Object signedUpAt) {
        if (signedUpAt == null || signedUpAt instanceof Unusable || !Years.fit(signedUpAt)) {
            return Optional.empty();
        }
        if (signedUpAt instanceof String text) {
            return parsed(text.strip()).flatMap(this::leavesOut);
        }
        if (signedUpAt instanceof LocalDate date) {
            return Optional.of(date.isBefore(day));
        }
        if (signedUpAt instanceof java.sql.Date date) {
            return Optional.of(date.toLocalDate().isBefore(day));
        }
        return instant(signedUpAt).map(at -> at.isBefore(day.atStartOfDay(zone).toInstant()));
    }

    private static Optional<Instant> instant(Object value) {
        if (value instanceof Timestamp time) {
            return Optional.of(time.toInstant());
        }
        if (value instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        return value instanceof LocalDateTime time ? Optional.of(time.toInstant(ZoneOffset.UTC)) : Optional.empty();
    }

    private static Optional<Object> parsed(String text) {
        try {
            if (text.length() == DATE) {
                return Optional.of(LocalDate.parse(text));
            }
            var time = text.replaceFirst("^(\\S+) (?=\\d)", "$1T");
            return Optional.of(
                    time.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? OffsetDateTime.parse(time) : LocalDateTime.parse(time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
