package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import signup.Lease;
import signup.NoSignup;

class LeaseTest extends LedgerFixture {

    @Test
    void sixteen_senders_never_get_the_same_sign_up_and_never_more_than_they_ask_for() throws Exception {
        signups.accept(
                partner,
                account,
                IntStream.range(0, 1500).mapToObj(i -> signup("r" + i)).toList());
        var tasks = new ArrayList<Callable<List<Lease>>>();
        for (var i = 0; i < 16; i++) {
            var random = new Random(i);
            tasks.add(() -> leaseAll(random));
        }
        var leases = together(tasks).stream().flatMap(List::stream).toList();
        assertThat(leases).hasSize(1500);
        assertThat(leases).extracting(Lease::id).doesNotHaveDuplicates();
        assertThat(leases).extracting(Lease::epoch).containsOnly(1L);
    }

    /** What another sender has locked or just taken is skipped, not waited for. */
    private List<Lease> leaseAll(Random random) {
        var all = new ArrayList<Lease>();
        while (leases.anythingDue(account, List.of(partner))) {
            var most = 1 + random.nextInt(25);
            var batch = lease(most);
            assertThat(batch).hasSizeLessThanOrEqualTo(most);
            all.addAll(batch);
        }
        return all;
    }

    @Test
    void the_longest_waiting_is_leased_first() {
        accept("old", "new", "oldest");
        set("due_at = now() - interval '1 hour'", "old");
        set("due_at = now() - interval '2 hours'", "oldest");
        assertThat(lease(1)).extracting(lease -> lease.signup().key().ref()).containsExactly("oldest");
        assertThat(lease(1)).extracting(lease -> lease.signup().key().ref()).containsExactly("old");
        assertThat(lease(1)).extracting(lease -> lease.signup().key().ref()).containsExactly("new");
    }

    @Test
    void what_is_not_due_suspended_or_of_another_account_is_not_leased() {
        accept("later", "now");
        set("due_at = now() + interval '1 hour'", "later");
        assertThat(leases.lease(claim(Map.of("another", 1), List.of(), 9))).isEmpty();
        assertThat(leases.lease(claim(Map.of(), List.of(), 9))).isEmpty();
        assertThat(leases.lease(new Claim("another", Map.of(partner, 1), List.of(), 9, 0, MONDAY, 3000, LEASE)))
                .isEmpty();
        assertThat(leases.lease(claim(Map.of("another", 1, partner, 1), List.of(), 9)))
                .extracting(lease -> lease.signup().key())
                .containsExactly(key("now"));
    }

    @Test
    void nothing_is_leased_for_no_permits() {
        accept("1");
        assertThat(lease(0)).isEmpty();
        assertThat(state("1")).isEqualTo("waiting");
    }

    @Test
    void a_lease_is_stored_before_its_call_and_undone_with_its_transaction() {
        accept("1");
        database.transaction().executeWithoutResult(status -> {
            assertThat(lease(1)).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(state("1")).isEqualTo("waiting");
        var lease = lease(1).get(0);
        assertThat(state("1")).isEqualTo("sending");
        assertThat(column(Boolean.class, "lease_until > clock_timestamp() + interval '1 minute'", "1"))
                .isTrue();
        assertThat(lease.epoch()).isOne();
    }

    @Test
    void the_mode_of_the_partner_is_kept_with_the_lease() {
        accept("1");
        leases.lease(claim(Map.of(partner, 1), List.of("another", partner), 1));
        assertThat(column(Boolean.class, "two_step", "1")).isTrue();
        leased("2");
        assertThat(column(Boolean.class, "two_step", "2")).isFalse();
    }

    @Test
    void whether_anything_is_due_is_known_without_leasing_it() {
        assertThat(leases.anythingDue(account, List.of(partner))).isFalse();
        signups.accept(partner, account, List.of(new NoSignup(key("0"), "email: is empty")));
        assertThat(leases.anythingDue(account, List.of(partner))).isFalse();
        accept("1");
        assertThat(leases.anythingDue(account, List.of(partner))).isTrue();
        assertThat(leases.anythingDue(account, List.of("another"))).isFalse();
        assertThat(leases.anythingDue("another", List.of(partner))).isFalse();
        lease(1);
        assertThat(leases.anythingDue(account, List.of(partner))).isFalse();
    }
}
