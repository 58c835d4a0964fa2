package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WritabilityTest {

    private final Clock now = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void a_full_disk_that_our_small_write_does_not_notice_is_known_from_those_who_did() {
        try (var database = LedgerDatabase.create()) {
            var ledger = new Writability(database.jdbc(), now);
            assertThat(ledger.problem()).isEmpty();
            ledger.failed("the database does not answer");
            assertThat(ledger.look()).isEmpty();
            ledger.failed("its disk is full (SQLSTATE 53100)");
            assertThat(ledger.look()).contains("its disk is full (SQLSTATE 53100)");
            assertThat(ledger.problem()).contains("its disk is full (SQLSTATE 53100)");
        }
    }

    @Test
    void a_look_that_has_not_come_back_for_long_is_a_problem_of_its_own() {
        try (var database = LedgerDatabase.create()) {
            var later = new Clock[] {now};
            var ledger = new Writability(database.jdbc(), new MovingClock(later));
            assertThat(ledger.problem()).isEmpty();
            later[0] = Clock.offset(now, Duration.ofSeconds(31));
            assertThat(ledger.problem()).contains("the database has not answered for 30 s");
            assertThat(ledger.look()).isEmpty();
            assertThat(ledger.problem()).isEmpty();
        }
    }

    /** Shows the time of whichever clock it holds now. */
    private static final class MovingClock extends Clock {

        private final Clock[] held;

        MovingClock(Clock[] held) {
            this.held = held;
        }

        @Override
        public Instant instant() {
            return held[0].instant();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
