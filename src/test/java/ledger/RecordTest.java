package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signup.Lease;
import signup.SendResult;
import signup.SendResult.Later;
import signup.SendResult.NoAnswer;
import signup.SendResult.Refused;
import signup.SendResult.Sent;
import signup.SignupState;
import signup.TransactionIds;

class RecordTest extends LedgerFixture {

    private Sent sent(String ref) {
        return new Sent(partner + "-" + ref, MONDAY);
    }

    @Test
    void an_envelope_is_recorded_and_told() {
        var lease = leased("1");
        assertThat(recorded(lease, sent("1"))).isTrue();
        assertThat(state("1")).isEqualTo("sent");
        assertThat(column(String.class, "envelope_id", "1")).isEqualTo(partner + "-1");
        assertThat(column(OffsetDateTime.class, "sent_at", "1").toInstant()).isEqualTo(MONDAY);
        assertThat(outcomesOf("1")).containsExactly("sent");
    }

    @Test
    void a_refusal_is_recorded_told_and_never_offered_again() {
        assertThat(recorded(leased("1"), new Refused("X: no"))).isTrue();
        assertThat(state("1")).isEqualTo("refused");
        assertThat(column(String.class, "reason", "1")).isEqualTo("X: no");
        assertThat(outcomesOf("1")).containsExactly("refused");
        assertThat(lease(1)).isEmpty();
    }

    @Test
    void later_means_later_and_a_free_one_is_no_try() {
        recorded(leased("1"), new Later(Duration.ofDays(1), "spent", true));
        assertThat(state("1")).isEqualTo("waiting");
        assertThat(column(Integer.class, "tries", "1")).isZero();
        assertThat(lease(1)).isEmpty();
        recorded(leased("2"), new Later(Duration.ZERO, "503", false));
        var again = lease(1).get(0);
        assertThat(again.tries()).isEqualTo(2);
        assertThat(again.epoch()).isEqualTo(2);
        assertThat(again.transactionId()).isEqualTo(TransactionIds.of(key("2"), 1));
        assertThat(outcomesOf("1")).isEmpty();
    }

    @Test
    void what_failed_too_often_by_itself_waits_for_a_person() {
        accept("1");
        for (var tries = 1; tries <= 8; tries++) {
            assertThat(state("1")).isEqualTo("waiting");
            recorded(lease(1).get(0), new Later(Duration.ZERO, "503", false));
        }
        assertThat(lease(1)).isEmpty();
        assertThat(column(String.class, "due_at::text", "1")).isEqualTo("infinity");
        assertThat(database.value(
                        String.class,
                        "select what from history h join signup s on s.id = h.signup_id where s.partner = ?",
                        partner))
                .isEqualTo("stuck");
    }

    @Test
    void waiting_for_the_quota_never_makes_a_sign_up_wait_for_a_person() {
        accept("1");
        for (var tries = 1; tries <= 20; tries++) {
            recorded(lease(1).get(0), new Later(Duration.ZERO, "spent", true));
        }
        assertThat(lease(1)).hasSize(1);
    }

    @Test
    void silence_is_kept_for_a_look_up_and_told_to_nobody() {
        assertThat(recorded(leased("1"), new NoAnswer("read time-out"))).isTrue();
        assertThat(state("1")).isEqualTo("unsure");
        assertThat(column(Boolean.class, "due_at > clock_timestamp()", "1")).isTrue();
        assertThat(lease(1)).isEmpty();
        assertThat(outcomesOf("1")).isEmpty();
    }

    @Test
    void whoever_has_lost_the_lease_records_nothing() {
        for (SendResult result : new SendResult[] {
            sent("x"), new Refused("X"), new Later(Duration.ZERO, "503", false), new NoAnswer("reset")
        }) {
            var ref = result.getClass().getSimpleName();
            var lost = leased(ref);
            set("lease_until = clock_timestamp() - interval '1 second'", ref);
            doubts.doubtLostLeases();
            assertThat(recorded(lost, result)).as(ref).isFalse();
            assertThat(sends.recordDraft(lost, "draft")).isFalse();
            assertThat(state(ref)).isEqualTo("unsure");
            assertThat(outcomesOf(ref)).isEmpty();
        }
    }

    @Test
    void a_sender_cannot_record_under_the_lease_of_the_next_one() {
        var first = leased("1");
        recorded(first, new Later(Duration.ZERO, "503", false));
        var second = lease(1).get(0);
        assertThat(recorded(first, sent("first"))).isFalse();
        assertThat(recorded(second, sent("second"))).isTrue();
        assertThat(recorded(second, sent("again"))).isFalse();
        assertThat(column(String.class, "envelope_id", "1")).isEqualTo(partner + "-second");
        assertThat(outcomesOf("1")).containsExactly("sent");
    }

    @Test
    void a_result_that_comes_after_the_lease_but_before_anybody_noticed_still_counts() {
        var lease = leased("1");
        set("lease_until = clock_timestamp() - interval '1 second'", "1");
        assertThat(recorded(lease, sent("1"))).isTrue();
        assertThat(doubts.doubtLostLeases()).isZero();
        assertThat(state("1")).isEqualTo("sent");
    }

    @Test
    void only_one_draft_of_a_sign_up_is_ever_recorded() {
        var first = leased("1");
        assertThat(sends.recordDraft(first, "draft-1")).isTrue();
        assertThat(sends.recordDraft(first, "draft-2")).isFalse();
        recorded(first, new Later(Duration.ZERO, "503", false));
        var second = lease(1).get(0);
        assertThat(second.draftId()).isEqualTo("draft-1");
        assertThat(sends.recordDraft(second, "draft-3")).isFalse();
    }

    @Test
    void a_late_answer_stands_in_the_history_without_its_words() {
        Lease lease = leased("1");
        sends.note(lease, new Refused("X: Ada Lovelace is unknown"));
        sends.note(lease, sent("1"));
        assertThat(database.jdbc()
                        .sql("select detail from history where signup_id = ? order by id")
                        .param(lease.id())
                        .query(String.class)
                        .list())
                .containsExactly("attempt 1: Refused", "attempt 1: Sent " + partner + "-1");
    }

    @Test
    void a_partner_is_told_what_it_wants_to_hear() {
        told = Map.of(partner, Set.of(SignupState.REFUSED));
        recorded(leased("1"), sent("1"));
        recorded(leased("2"), new Refused("X"));
        assertThat(outcomesOf("1")).isEmpty();
        assertThat(outcomesOf("2")).containsExactly("refused");
    }
}
