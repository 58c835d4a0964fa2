package docusign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads DocuSign's times: texts in UTC with up to seven decimals, now and then without a zone. */
final class Times {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Times() {}

    static Optional<Instant> read(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return possible(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException withoutZone) {
            return readUtc(text);
        }
    }

    /** What lies outside this century is a mistake, and some database cannot keep it. */
    private static Optional<Instant> possible(Instant at) {
        return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? Optional.empty() : Optional.of(at);
    }

    private static Optional<Instant> readUtc(String text) {
        try {
            return possible(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
