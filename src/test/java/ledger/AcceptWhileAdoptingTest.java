package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import signup.SignupState;

/** A row comes in and its envelope is found at the same moment, on two connections: it must not be sent again. */
class AcceptWhileAdoptingTest extends LedgerFixture {

    private final TransactionTemplate transaction = database.transaction();

    private static void until(BooleanSupplier reached) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }

    private boolean somebodyWaits() {
        return database.value(Long.class, "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                > 0;
    }

    private void meetsItsEnvelope() {
        assertThat(state("1")).isEqualTo("sent");
        assertThat(column(String.class, "envelope_id", "1")).isEqualTo(partner);
        assertThat(lease(1)).isEmpty();
    }

    @Test
    void a_row_that_is_not_committed_yet_gets_the_envelope_that_is_found_meanwhile() throws Exception {
        told = Map.of(partner, Set.of(SignupState.SENT));
        var accepted = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var accepting = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            accept("1");
            accepted.countDown();
            await(goOn);
        }));
        assertThat(accepted.await(20, TimeUnit.SECONDS)).isTrue();
        var adopting = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(
                status -> statuses.adopt(List.of(news(partner, "1", SignupState.SENT, 0)))));
        until(() -> adopting.isDone() || somebodyWaits());
        goOn.countDown();
        CompletableFuture.allOf(accepting, adopting).get(20, TimeUnit.SECONDS);
        meetsItsEnvelope();
    }

    @Test
    void an_envelope_that_is_not_committed_yet_is_given_to_the_row_that_comes_meanwhile() throws Exception {
        told = Map.of(partner, Set.of(SignupState.SENT));
        var remembered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var adopting = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            statuses.adopt(List.of(news(partner, "1", SignupState.SENT, 0)));
            remembered.countDown();
            await(goOn);
        }));
        assertThat(remembered.await(20, TimeUnit.SECONDS)).isTrue();
        var accepting = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> accept("1")));
        until(() -> accepting.isDone() || somebodyWaits());
        goOn.countDown();
        CompletableFuture.allOf(accepting, adopting).get(20, TimeUnit.SECONDS);
        meetsItsEnvelope();
    }

    @Test
    void rows_do_not_wait_for_news_of_sign_ups_that_are_known() {
        told = Map.of(partner, Set.of(SignupState.SENT));
        accept("1");
        transaction.executeWithoutResult(status -> {
            statuses.adopt(List.of(news(partner, "1", SignupState.SENT, 0)));
            assertThat(database.value(
                            Long.class,
                            "select count(*) from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock'"
                                    + " and pid = pg_backend_pid()"))
                    .isZero();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
