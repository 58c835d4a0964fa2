package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signup.Doubt;
import signup.SendResult.NoAnswer;
import signup.SendResult.Sent;
import signup.SignupState;
import signup.TransactionIds;

class DoubtTest extends LedgerFixture {

    private static final Duration SETTLE = Duration.ofMinutes(15);

    private List<Doubt> due() {
        return doubts.due(account, 50, SETTLE);
    }

    private void doubtful(String ref, int seconds) {
        recorded(leased(ref), new NoAnswer("reset"));
        set(
                "unsure_since = clock_timestamp() - make_interval(secs => " + seconds + "), due_at = clock_timestamp()",
                ref);
    }

    @Test
    void a_lost_lease_is_doubt_and_is_looked_up_at_once() {
        var lease = leased("1");
        assertThat(doubts.doubtLostLeases()).isZero();
        set("lease_until = clock_timestamp() - interval '1 second'", "1");
        assertThat(doubts.doubtLostLeases()).isOne();
        assertThat(state("1")).isEqualTo("unsure");
        var doubt = due().get(0);
        assertThat(doubt.transactionId()).isEqualTo(lease.transactionId());
        assertThat(doubt.key()).isEqualTo(key("1"));
        assertThat(doubt.attempt()).isOne();
        assertThat(doubt.epoch()).isEqualTo(2);
        assertThat(doubt.settled()).isFalse();
    }

    @Test
    void a_lost_lease_of_two_steps_is_no_doubt_and_keeps_its_draft() {
        accept("1");
        var lease = leases.lease(claim(Map.of(partner, 1), List.of(partner), 1)).get(0);
        sends.recordDraft(lease, "draft-1");
        set("lease_until = clock_timestamp() - interval '1 second'", "1");
        doubts.doubtLostLeases();
        assertThat(state("1")).isEqualTo("waiting");
        assertThat(due()).isEmpty();
        assertThat(recorded(lease, new Sent("draft-1", MONDAY))).isFalse();
        assertThat(lease(1)).extracting(next -> next.draftId()).containsExactly("draft-1");
    }

    @Test
    void the_first_look_comes_some_seconds_after_the_silence() {
        recorded(leased("1"), new NoAnswer("reset"));
        assertThat(due()).isEmpty();
        assertThat(column(Double.class, "extract(epoch from due_at - unsure_since)", "1"))
                .isBetween(4.0, 6.0);
    }

    /** Each look is twice as far from the beginning as the one before; the last one at the settle time. */
    @ParameterizedTest
    @CsvSource({"0, 5", "5, 10", "40, 80", "300, 600", "449, 898", "600, 900", "899, 901"})
    void looks_grow_apart_until_the_settle_time(int seconds, int next) {
        doubtful("1", seconds);
        assertThat(due()).hasSize(1);
        assertThat(due()).as("given to one replica").isEmpty();
        assertThat(column(Double.class, "extract(epoch from due_at - unsure_since)", "1"))
                .isBetween(next - 1.0, next + 20.0);
    }

    @Test
    void before_the_settle_time_not_listed_is_not_believed() {
        doubtful("young", 880);
        doubtful("old", 901);
        assertThat(due())
                .extracting(doubt -> doubt.key().ref() + " " + doubt.settled())
                .containsExactlyInAnyOrder("young false", "old true");
    }

    @Test
    void a_doubt_of_nearly_a_week_cannot_be_asked_for_by_its_transaction() {
        doubtful("fresh", 6 * 86_400);
        doubtful("forgotten", 7 * 86_400);
        assertThat(due())
                .extracting(doubt -> doubt.key().ref() + " " + doubt.forgotten())
                .containsExactlyInAnyOrder("fresh false", "forgotten true");
    }

    @Test
    void replicas_look_up_each_doubt_once() throws Exception {
        var rows = IntStream.range(0, 100).mapToObj(i -> signup("r" + i)).toList();
        signups.accept(partner, account, rows);
        lease(100).forEach(lease -> recorded(lease, new NoAnswer("reset")));
        database.run("update signup set due_at = clock_timestamp() where partner = ?", partner);
        var tasks = new ArrayList<Callable<List<Doubt>>>();
        for (var i = 0; i < 8; i++) {
            tasks.add(() -> doubts.due(account, 15, SETTLE));
        }
        var given = together(tasks);
        assertThat(given).allSatisfy(some -> assertThat(some).hasSizeLessThanOrEqualTo(15));
        var all = given.stream().flatMap(List::stream).toList();
        assertThat(all).extracting(Doubt::id).doesNotHaveDuplicates().isNotEmpty();
        assertThat(doubts.due("another", 50, SETTLE)).isEmpty();
    }

    @Test
    void sent_again_is_a_new_attempt_with_a_new_transaction() {
        doubtful("1", 901);
        var doubt = due().get(0);
        doubts.resend(doubt);
        doubts.resend(doubt);
        var lease = lease(1).get(0);
        assertThat(lease.attempt()).isEqualTo(2);
        assertThat(lease.tries()).isOne();
        assertThat(lease.transactionId()).isEqualTo(TransactionIds.of(key("1"), 2));
        assertThat(outcomesOf("1")).isEmpty();
    }

    @Test
    void what_was_found_meanwhile_is_not_sent_again() {
        doubtful("1", 901);
        var doubt = due().get(0);
        assertThat(statuses.adopt(List.of(news(partner, "1", SignupState.SENT, 0))))
                .isOne();
        doubts.resend(doubt);
        doubts.ask(doubt);
        assertThat(state("1")).isEqualTo("sent");
        assertThat(column(Integer.class, "attempt", "1")).isOne();
        assertThat(lease(1)).isEmpty();
    }

    @Test
    void an_old_doubt_does_not_touch_the_attempt_after_it() {
        doubtful("1", 901);
        var first = due().get(0);
        doubts.resend(first);
        recorded(lease(1).get(0), new NoAnswer("reset"));
        doubts.resend(first);
        doubts.ask(first);
        assertThat(state("1")).isEqualTo("unsure");
        assertThat(column(Integer.class, "attempt", "1")).isEqualTo(2);
        assertThat(column(String.class, "due_at::text", "1")).isNotEqualTo("infinity");
    }

    @Test
    void what_a_person_has_to_decide_is_offered_to_nobody() {
        doubtful("1", 901);
        doubts.ask(due().get(0));
        assertThat(state("1")).isEqualTo("unsure");
        assertThat(column(String.class, "reason", "1")).contains("operator");
        assertThat(due()).isEmpty();
        assertThat(lease(1)).isEmpty();
        assertThat(statuses.adopt(List.of(news(partner, "1", SignupState.SENT, 0))))
                .isOne();
    }

    @Test
    void a_doubt_tells_since_when_its_envelope_can_exist() {
        doubtful("1", 5);
        var accepted = column(OffsetDateTime.class, "accepted_at", "1").toInstant();
        assertThat(due().get(0).acceptedAt()).isEqualTo(accepted);
    }
}
