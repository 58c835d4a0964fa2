package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import signup.SendResult.Sent;
import signup.SignupState;
import signup.StatusChange;

/** Batches that meet in opposite orders: neither may lose to a deadlock. */
class CrossedBatchesTest extends LedgerFixture {

    @Test
    void the_same_news_in_opposite_orders_does_not_deadlock() throws Exception {
        var refs = IntStream.range(0, 600).mapToObj(i -> "r" + i).toList();
        signups.accept(partner, account, refs.stream().map(this::signup).toList());
        lease(600)
                .forEach(lease ->
                        recorded(lease, new Sent(partner + lease.signup().key().ref(), MONDAY)));
        for (var state : List.of(SignupState.DELIVERED, SignupState.BOUNCED, SignupState.COMPLETED)) {
            var listing =
                    refs.stream().map(ref -> news(partner + ref, ref, state, 1)).toList();
            var others = new ArrayList<StatusChange>(listing.subList(0, 500));
            Collections.reverse(others);
            together(List.<Callable<Integer>>of(() -> statuses.apply(listing), () -> statuses.apply(others)));
        }
        assertThat(refs).allSatisfy(ref -> assertThat(state(ref)).isEqualTo("completed"));
    }

    @Test
    void the_same_finds_in_opposite_orders_do_not_deadlock() throws Exception {
        for (var round = 0; round < 5; round++) {
            var prefix = round + "-";
            var refs = IntStream.range(0, 500).mapToObj(i -> prefix + i).toList();
            signups.accept(partner, account, refs.stream().map(this::signup).toList());
            var listing = refs.stream()
                    .map(ref -> news(partner + ref, ref, SignupState.SENT, 1))
                    .toList();
            var reversed = new ArrayList<>(listing);
            Collections.reverse(reversed);
            var adopted =
                    together(List.<Callable<Integer>>of(() -> statuses.adopt(listing), () -> statuses.adopt(reversed)));
            assertThat(adopted.get(0) + adopted.get(1)).isEqualTo(500);
        }
    }
}
