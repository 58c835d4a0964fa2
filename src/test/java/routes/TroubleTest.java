package routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TroubleTest {

    @Test
    void a_failure_is_described_by_its_kinds_without_a_word_of_its_data() {
        var failure = new IllegalStateException(
                "Ada Lovelace", new IOException("ada@example.com", new SQLException("(ref)=(4711)", "23505")));
        assertThat(Trouble.of(failure))
                .startsWith("IllegalStateException < IOException < SQLException (SQL state 23505)")
                .doesNotContain("Ada")
                .doesNotContain("ada@")
                .doesNotContain("4711");
    }

    @Test
    void our_own_place_of_a_failure_is_named() {
        var failure = new IllegalStateException("x");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.ArrayList", "get", "ArrayList.java", 1),
            new StackTraceElement("ledger.SendLedger", "record", "SendLedger.java", 42),
            new StackTraceElement("routes.SendEnvelope", "record", "SendEnvelope.java", 7)
        });
        assertThat(Trouble.of(failure)).endsWith(" at ledger.SendLedger.record(SendLedger.java:42)");
        failure.setStackTrace(new StackTraceElement[0]);
        assertThat(Trouble.of(failure)).isEqualTo("IllegalStateException");
    }

    @Test
    @Timeout(10)
    void causes_that_go_in_a_circle_come_to_an_end() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.initCause(other);
        assertThat(Trouble.of(one)).hasSizeLessThan(1000);
        assertThat(Trouble.of(null)).isEmpty();
    }
}
