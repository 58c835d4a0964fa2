package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import signup.Signup;

/** Two replicas, or a table and a web site, hand over the same rows in opposite orders: neither may lose to a deadlock. */
class CrossedRowsTest extends LedgerFixture {

    @Test
    void the_same_rows_in_opposite_orders_do_not_deadlock() throws Exception {
        for (var round = 0; round < 10; round++) {
            var rows = new ArrayList<Signup>();
            for (var i = 0; i < 800; i++) {
                rows.add(signup(round + "-" + i));
            }
            var reversed = new ArrayList<>(rows);
            Collections.reverse(reversed);
            var fresh = together(List.<Callable<Integer>>of(
                    () -> signups.accept(partner, account, rows), () -> signups.accept(partner, account, reversed)));
            assertThat(fresh.get(0) + fresh.get(1)).isEqualTo(800);
        }
    }
}
