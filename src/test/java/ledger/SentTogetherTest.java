package ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signup.Lease;
import signup.SendResult.Later;
import signup.SendResult.Sent;
import signup.SignupState;

/** Senders that are done at the same time are written down together, and each hears of its own. */
class SentTogetherTest extends LedgerFixture {

    private List<Lease> leases(int many) {
        accept(IntStream.range(0, many).mapToObj(i -> "r" + i).toArray(String[]::new));
        return lease(many);
    }

    private Sent sent(Lease lease) {
        return new Sent(partner + lease.signup().key().ref(), MONDAY);
    }

    private Callable<Boolean> recording(Lease lease) {
        return () -> recorded(lease, sent(lease));
    }

    @Test
    void each_of_many_is_recorded_once_with_its_own_envelope() throws Exception {
        var leases = leases(60);
        assertThat(together(leases.stream().map(this::recording).toList())).containsOnly(true);
        assertThat(leases).allSatisfy(lease -> {
            var ref = lease.signup().key().ref();
            assertThat(column(String.class, "envelope_id", ref)).isEqualTo(partner + ref);
            assertThat(outcomesOf(ref)).containsExactly("sent");
        });
    }

    @Test
    void they_are_written_in_fewer_commits_than_they_are() throws Exception {
        var leases = leases(60);
        together(leases.stream().map(this::recording).toList());
        var commits = database.jdbc()
                .sql("select count(distinct xmin::text) from signup where partner = ?")
                .param(partner)
                .query(Integer.class)
                .single();
        assertThat(commits).isLessThan(60);
    }

    @Test
    void one_that_has_lost_its_lease_hears_so_and_the_others_are_recorded() throws Exception {
        var leases = leases(30);
        var lost = leases.get(7);
        recorded(lost, new Later(Duration.ZERO, "503", false));
        var recorded = together(leases.stream().map(this::recording).toList());
        for (var i = 0; i < leases.size(); i++) {
            assertThat(recorded.get(i)).isEqualTo(i != 7);
        }
        assertThat(outcomesOf(lost.signup().key().ref())).isEmpty();
    }

    @Test
    void the_sender_before_hears_that_it_was_too_late_even_beside_the_next_one_of_the_same_sign_up() throws Exception {
        var before = leases(1).get(0);
        recorded(before, new Later(Duration.ZERO, "503", false));
        var now = lease(1).get(0);
        for (var round = 0; round < 20; round++) {
            assertThat(together(List.of(() -> recorded(before, new Sent("too late", MONDAY)), () -> true)))
                    .containsExactly(false, true);
        }
        var both = together(List.of(() -> recorded(before, new Sent("too late", MONDAY)), recording(now)));
        assertThat(both).containsExactly(false, true);
        assertThat(column(String.class, "envelope_id", "r0")).isEqualTo(partner + "r0");
    }

    @Test
    void an_answer_that_no_ledger_can_hold_spoils_no_other() throws Exception {
        var leases = leases(30);
        var bad = leases.get(3);
        var results = together(leases.stream()
                .<Callable<Object>>map(lease -> () -> {
                    try {
                        return recorded(lease, lease == bad ? new Sent("\u0000", MONDAY) : sent(lease));
                    } catch (RuntimeException e) {
                        return e;
                    }
                })
                .toList());
        assertThat(results.get(3)).isInstanceOf(RuntimeException.class);
        assertThat(results.stream().filter(Boolean.TRUE::equals)).hasSize(29);
        assertThat(state(bad.signup().key().ref())).isEqualTo("sending");
    }

    @Test
    void one_that_cannot_even_be_put_into_a_statement_keeps_no_later_one_waiting() {
        var leases = leases(2);
        assertThatThrownBy(() -> recorded(leases.get(0), new Sent("an envelope", null)))
                .isInstanceOf(NullPointerException.class);
        assertThat(recorded(leases.get(1), sent(leases.get(1)))).isTrue();
    }

    @Test
    void batches_and_news_of_the_same_envelopes_in_the_opposite_order_do_not_deadlock() throws Exception {
        var leases = new ArrayList<>(leases(80));
        Collections.reverse(leases);
        var news = leases.stream()
                .map(lease -> news(
                        partner + lease.signup().key().ref(),
                        lease.signup().key().ref(),
                        SignupState.COMPLETED,
                        1))
                .toList();
        together(Stream.concat(
                        leases.stream().map(lease -> (Callable<Object>) () -> recorded(lease, sent(lease))),
                        Stream.of((Callable<Object>) () -> statuses.adopt(news), () -> statuses.apply(news)))
                .toList());
        statuses.apply(news);
        assertThat(leases)
                .allSatisfy(
                        lease -> assertThat(state(lease.signup().key().ref())).isEqualTo("completed"));
    }

    @Test
    void a_row_that_somebody_holds_keeps_no_other_waiting() throws Exception {
        var leases = leases(30);
        var held = leases.get(5);
        var others = leases.stream().filter(lease -> lease != held).toList();
        var alone = new FutureTask<>(recording(held));
        try (var somebody = database.pool().getConnection();
                var statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("select 1 from signup where id = " + held.id() + " for update");
            new Thread(alone).start();
            assertThat(together(others.stream().map(this::recording).toList())).containsOnly(true);
            assertThat(together(others.stream().map(this::recording).toList())).containsOnly(false);
            assertThat(alone.isDone()).isFalse();
            somebody.rollback();
        }
        assertThat(alone.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(outcomesOf(held.signup().key().ref())).containsExactly("sent");
    }
}
