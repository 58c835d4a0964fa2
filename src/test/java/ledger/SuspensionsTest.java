package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SuspensionsTest extends LedgerFixture {

    private static final Decision WHY = new Decision("olga", "wrong template");

    private final AtomicLong nanos = new AtomicLong();
    private final Suspensions here = new Suspensions(database.jdbc());
    private final Suspensions there = new Suspensions(database.jdbc(), nanos::get);

    @Test
    void another_replica_knows_within_a_second_and_so_does_one_that_starts_later() {
        assertThat(there.names()).doesNotContain(partner);
        here.suspend(partner, WHY);
        assertThat(here.names()).contains(partner);
        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(there.names()).as("read a moment ago").doesNotContain(partner);
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(there.names()).contains(partner);
        assertThat(new Suspensions(database.jdbc()).all().get(partner).reason()).isEqualTo("wrong template");
        here.resume(partner, WHY);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(there.names()).doesNotContain(partner);
    }

    @Test
    void of_two_operators_one_suspends_and_one_resumes() throws Exception {
        var tasks = List.<Callable<Boolean>>of(() -> here.suspend(partner, WHY), () -> there.suspend(partner, WHY));
        assertThat(together(tasks)).containsExactlyInAnyOrder(true, false);
        assertThat(here.resume(partner, WHY)).isTrue();
        assertThat(there.resume(partner, WHY)).isFalse();
    }

    @Test
    void who_did_it_and_why_is_kept() {
        here.suspend(partner, WHY);
        assertThat(here.all().get(partner)).satisfies(suspension -> {
            assertThat(suspension.operator()).isEqualTo("olga");
            assertThat(suspension.reason()).isEqualTo("wrong template");
        });
        here.resume(partner, new Decision("otto", "mended"));
        assertThat(here.all()).doesNotContainKey(partner);
        assertThat(database.jdbc()
                        .sql("select what || ' ' || operator || ' ' || split_part(reason, ' [', 1) from partner_history"
                                + " where partner = ? order by id")
                        .param(partner)
                        .query(String.class)
                        .list())
                .containsExactly("suspend olga wrong template", "resume otto mended");
    }

    @Test
    void a_partner_is_known_if_the_ledger_holds_anything_of_it() {
        assertThat(here.knows(partner)).isFalse();
        accept("1");
        assertThat(here.knows(partner)).isTrue();
    }
}
