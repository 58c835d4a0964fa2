package ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.core.io.ClassPathResource;

/** Reads the ledger's statements and speaks PostgreSQL's time. */
final class Statements {

    private Statements() {}

    /** The text of {@code sql/ledger/<name>.sql}. */
    static String statement(String name) {
        try {
            return new ClassPathResource("sql/ledger/" + name + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
