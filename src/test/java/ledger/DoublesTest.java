package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import ledger.DoubleLedger.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signup.SendResult.Sent;
import signup.SignupState;
import signup.StatusChange;

class DoublesTest extends LedgerFixture {

    private final DoubleLedger doubles = new DoubleLedger(database.jdbc(), database.transaction(), json);

    private void sent(String ref) {
        recorded(leased(ref), new Sent("first-" + partner + ref, MONDAY));
    }

    /** A second envelope, sent that many seconds after the first. */
    private StatusChange second(String ref, SignupState state, long seconds) {
        var at = MONDAY.plusSeconds(seconds);
        return new StatusChange("second-" + partner + ref, Optional.of(key(ref)), state, "", at, at);
    }

    private String kept(String ref) {
        return column(String.class, "envelope_id", ref).replace(partner + ref, "");
    }

    @Test
    void the_own_envelope_and_foreign_ones_are_no_doubles() {
        sent("1");
        var own = news("first-" + partner + "1", "1", SignupState.DELIVERED, 1);
        assertThat(doubles.find(List.of(own, news("foreign", null, SignupState.SENT, 1))))
                .isEmpty();
        assertThat(doubles.find(List.of())).isEmpty();
        assertThat(doubles.toVoid(account, 10)).isEmpty();
    }

    @Test
    void a_second_envelope_is_found_once_and_offered_for_voiding() {
        sent("1");
        var double1 = second("1", SignupState.SENT, 60);
        var pair = new Pair(partner, "1", "first-" + partner + "1", double1.envelopeId());
        assertThat(doubles.find(List.of(double1, double1))).containsExactly(pair);
        assertThat(doubles.find(List.of(double1))).isEmpty();
        assertThat(kept("1")).isEqualTo("first-");
        assertThat(doubles.toVoid("another", 10)).isEmpty();
        assertThat(doubles.toVoid(account, 10)).containsExactly(double1.envelopeId());
        assertThat(doubles.toVoid(account, 10)).as("given to one replica").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sent,      60, first-,  second-",
        "delivered, 60, first-,  second-",
        "sent,     -60, second-, first-",
        "completed, 60, second-, first-",
        "declined,  60, first-,  ''",
        "voided,   -60, first-,  ''"
    })
    void the_signed_one_counts_else_the_first(String state, long seconds, String kept, String voided) {
        sent("1");
        var change = second("1", SignupState.of(state).orElseThrow(), seconds);
        assertThat(doubles.find(List.of(change))).hasSize(1);
        assertThat(kept("1")).isEqualTo(kept);
        assertThat(doubles.toVoid(account, 10))
                .containsExactlyElementsOf(voided.isEmpty() ? List.of() : List.of(voided + partner + "1"));
    }

    @Test
    void the_signature_on_the_second_envelope_is_the_sign_ups_end() {
        sent("1");
        var signed = second("1", SignupState.COMPLETED, 60);
        doubles.find(List.of(signed));
        statuses.apply(List.of(signed));
        assertThat(state("1")).isEqualTo("completed");
        assertThat(outcomesOf("1")).endsWith("completed");
    }

    @Test
    void what_is_signed_already_is_not_exchanged() {
        sent("1");
        statuses.apply(List.of(news("first-" + partner + "1", "1", SignupState.COMPLETED, 1)));
        doubles.find(List.of(second("1", SignupState.SENT, -60)));
        assertThat(kept("1")).isEqualTo("first-");
        assertThat(state("1")).isEqualTo("completed");
        assertThat(doubles.toVoid(account, 10)).containsExactly("second-" + partner + "1");
    }

    @Test
    void a_voided_double_is_settled_and_one_that_cannot_be_voided_waits_for_a_person() {
        sent("1");
        sent("2");
        doubles.find(List.of(second("1", SignupState.SENT, 60), second("2", SignupState.SENT, 60)));
        doubles.voided("second-" + partner + "1", "");
        doubles.voided("second-" + partner + "2", "ENVELOPE_CANNOT_VOID_INVALID_STATE");
        assertThat(doubles.toVoid(account, 10)).isEmpty();
        var settled = database.jdbc()
                .sql("select state || ' ' || problem from other_envelope where envelope_id like ? order by envelope_id")
                .param("second-" + partner + "%")
                .query(String.class)
                .list();
        assertThat(settled).containsExactly("voided ", "sent ENVELOPE_CANNOT_VOID_INVALID_STATE");
    }

    @Test
    void replicas_void_each_double_once() throws Exception {
        IntStream.range(0, 30).forEach(i -> sent("r" + i));
        doubles.find(IntStream.range(0, 30)
                .mapToObj(i -> second("r" + i, SignupState.SENT, 60))
                .toList());
        var tasks = new ArrayList<Callable<List<String>>>();
        for (var i = 0; i < 6; i++) {
            tasks.add(() -> doubles.toVoid(account, 7));
        }
        var given = together(tasks);
        assertThat(given).allSatisfy(some -> assertThat(some).hasSizeLessThanOrEqualTo(7));
        assertThat(given.stream().flatMap(List::stream).toList())
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }
}
