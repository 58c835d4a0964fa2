package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signup.Outcome;
import signup.SendResult.Sent;
import signup.SignupState;

class OutcomeTest extends LedgerFixture {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private List<Outcome> due(int most) {
        return outcomes.due(partner, most, LEASE);
    }

    private void completed(String ref) {
        recorded(leased(ref), new Sent(partner + ref, MONDAY));
        statuses.apply(List.of(news(partner + ref, ref, SignupState.COMPLETED, 1)));
    }

    private long untold() {
        return database.value(
                Long.class, "select count(*) from outcome where partner = ? and written_at is null", partner);
    }

    @Test
    void an_outcome_carries_what_the_partner_is_to_be_told() {
        recorded(leased("1"), new Sent(partner, MONDAY));
        var outcome = due(5).get(0);
        assertThat(outcome).isEqualTo(new Outcome(outcome.id(), key("1"), SignupState.SENT, partner, "", MONDAY, 1));
        assertThat(new Backlog(database.jdbc()).untold()).isPositive();
    }

    @Test
    void of_one_sign_up_only_the_oldest_is_offered_until_it_was_taken() {
        completed("1");
        var first = due(5);
        assertThat(first).extracting(Outcome::status).containsExactly(SignupState.SENT);
        assertThat(due(5)).as("given to one replica").isEmpty();
        outcomes.told(first.get(0), "");
        assertThat(due(5)).extracting(Outcome::status).containsExactly(SignupState.COMPLETED);
    }

    @Test
    void never_more_than_asked_for_and_only_of_that_partner() {
        IntStream.range(0, 5).forEach(i -> completed("r" + i));
        assertThat(outcomes.due("another", 5, LEASE)).isEmpty();
        assertThat(due(2)).hasSize(2);
        assertThat(due(10)).hasSize(3);
    }

    @Test
    void two_writers_keep_the_order_of_each_sign_up_and_tell_everything_once() throws Exception {
        IntStream.range(0, 60).forEach(i -> completed("r" + i));
        var written = new ConcurrentLinkedQueue<Outcome>();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var writer = 0; writer < 2; writer++) {
            var random = new Random(writer);
            tasks.add(() -> {
                while (untold() > 0) {
                    for (var outcome : due(1 + random.nextInt(9))) {
                        written.add(outcome);
                        outcomes.told(outcome, "");
                    }
                }
                return true;
            });
        }
        together(tasks);
        assertThat(written).hasSize(120);
        var last = new HashMap<String, List<SignupState>>();
        written.forEach(outcome -> last.computeIfAbsent(outcome.key().ref(), ref -> new ArrayList<>())
                .add(outcome.status()));
        assertThat(last.values())
                .allSatisfy(states -> assertThat(states).containsExactly(SignupState.SENT, SignupState.COMPLETED));
    }

    @Test
    void what_a_lost_writer_took_is_offered_again_after_its_lease() {
        completed("1");
        assertThat(due(1)).extracting(Outcome::attempt).containsExactly(1);
        database.run("update outcome set due_at = clock_timestamp(), leased_until = null where partner = ?", partner);
        assertThat(due(1)).extracting(Outcome::attempt).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 8", "8, 256", "9, 300", "60, 300", "2000000000, 300"})
    void what_was_not_taken_is_offered_again_later_and_later(int attempt, int seconds) {
        completed("1");
        var outcome = due(1).get(0);
        outcomes.notTold(
                new Outcome(outcome.id(), outcome.key(), outcome.status(), "", "", MONDAY, attempt),
                "SQL state 08001",
                LONGEST);
        assertThat(due(5)).isEmpty();
        assertThat(database.value(
                        Double.class,
                        "select extract(epoch from due_at - clock_timestamp()) from outcome where id = ?",
                        outcome.id()))
                .isBetween(seconds - 20.0, (double) seconds);
        assertThat(database.value(String.class, "select problem from outcome where id = ?", outcome.id()))
                .isEqualTo("SQL state 08001");
    }

    @Test
    void what_was_taken_is_never_offered_again() {
        completed("1");
        var outcome = due(1).get(0);
        outcomes.told(outcome, "no row was changed");
        outcomes.notTold(outcome, "late", LONGEST);
        database.run(
                "update outcome set due_at = clock_timestamp() - interval '1 day', leased_until = null where partner = ?",
                partner);
        assertThat(due(5)).extracting(Outcome::status).containsExactly(SignupState.COMPLETED);
        assertThat(database.value(String.class, "select problem from outcome where id = ?", outcome.id()))
                .isEqualTo("no row was changed");
    }

    @Test
    void one_sign_up_that_cannot_be_told_keeps_no_other_waiting() {
        completed("stuck");
        var stuck = due(1).get(0);
        outcomes.notTold(
                new Outcome(stuck.id(), stuck.key(), stuck.status(), "", "", MONDAY, 9), "no such row", LONGEST);
        completed("fine");
        assertThat(due(5)).extracting(outcome -> outcome.key().ref()).containsExactly("fine");
    }

    @Test
    void the_backlog_is_counted_by_state_and_account() {
        accept("1", "2", "3");
        lease(1);
        completed("4");
        var backlog = new Backlog(database.jdbc());
        assertThat(backlog.states().get(SignupState.WAITING)).isGreaterThanOrEqualTo(2);
        assertThat(Map.copyOf(backlog.states())).doesNotContainValue(0L);
        assertThat(backlog.untold()).isPositive();
    }
}
