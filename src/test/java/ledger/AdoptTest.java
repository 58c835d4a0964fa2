package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signup.SendResult.NoAnswer;
import signup.SendResult.Sent;
import signup.Signup;
import signup.SignupState;
import signup.StatusChange;

class AdoptTest extends LedgerFixture {

    private int adopt(StatusChange... changes) {
        return statuses.adopt(List.of(changes));
    }

    private String envelope(String ref) {
        return column(String.class, "envelope_id", ref);
    }

    @Test
    void an_envelope_with_our_key_belongs_to_the_sign_up_that_waits_for_one() {
        accept("waiting");
        var sending = leased("sending");
        set("due_at = 'infinity'", "waiting");
        accept("unsure");
        recorded(lease(1).get(0), new NoAnswer("reset"));
        assertThat(adopt(
                        news(partner + 1, "waiting", SignupState.SENT, 0),
                        news(partner + 2, "sending", SignupState.DELIVERED, 1),
                        news(partner + 3, "unsure", SignupState.COMPLETED, 2)))
                .isEqualTo(3);
        for (var ref : List.of("waiting", "sending", "unsure")) {
            assertThat(state(ref)).isEqualTo("sent");
            assertThat(outcomesOf(ref)).containsExactly("sent");
        }
        assertThat(envelope("sending")).isEqualTo(partner + 2);
        assertThat(recorded(sending, new Sent("own", MONDAY)))
                .as("its sender has lost the lease")
                .isFalse();
    }

    @Test
    void the_same_news_again_changes_nothing() {
        leased("1");
        assertThat(adopt(news(partner, "1", SignupState.SENT, 0))).isOne();
        assertThat(adopt(news(partner, "1", SignupState.SENT, 0))).isZero();
        assertThat(adopt(news(partner, "1", SignupState.COMPLETED, 5))).isZero();
        assertThat(outcomesOf("1")).containsExactly("sent");
    }

    @Test
    void a_sign_up_that_has_its_envelope_gets_no_other() {
        recorded(leased("1"), new Sent(partner, MONDAY));
        assertThat(adopt(news("other" + partner, "1", SignupState.SENT, 0))).isZero();
        assertThat(envelope("1")).isEqualTo(partner);
    }

    @Test
    void of_two_envelopes_the_first_that_was_sent_is_adopted() {
        accept("1");
        var late = new StatusChange(
                "a" + partner, Optional.of(key("1")), SignupState.SENT, "", MONDAY.plusSeconds(9), MONDAY);
        var early = new StatusChange("b" + partner, Optional.of(key("1")), SignupState.SENT, "", MONDAY, MONDAY);
        assertThat(adopt(late, early)).isOne();
        assertThat(envelope("1")).isEqualTo("b" + partner);
        assertThat(outcomesOf("1")).containsExactly("sent");
    }

    @Test
    void an_envelope_of_an_earlier_attempt_is_not_adopted_by_the_next_one() {
        accept("1");
        set("state = 'declined', sent_at = now(), envelope_id = '" + partner + "'", "1");
        var corrected = new Signup(key("1"), "Ada", "ada@example.org", "", "", Map.of());
        signups.accept(partner, account, List.of(corrected));
        assertThat(adopt(news(partner, "1", SignupState.DECLINED, 1))).isZero();
        assertThat(state("1")).isEqualTo("waiting");
    }

    @Test
    void foreign_envelopes_and_unknown_partners_are_left_alone() {
        assertThat(adopt(news("e1", null, SignupState.SENT, 0), news("e2", "never seen", SignupState.SENT, 0)))
                .isZero();
        assertThat(database.value(Long.class, "select count(*) from unknown_envelope where partner = ?", partner))
                .isZero();
    }

    @Test
    void an_envelope_without_its_row_is_kept_until_the_row_comes() {
        told = Map.of(partner, Set.of(SignupState.COMPLETED));
        adopt(news(partner, "1", SignupState.COMPLETED, 3));
        assertThat(accept("1")).isOne();
        assertThat(state("1")).isEqualTo("completed");
        assertThat(envelope("1")).isEqualTo(partner);
        assertThat(outcomesOf("1")).containsExactly("completed");
        assertThat(lease(1)).isEmpty();
        assertThat(database.value(Long.class, "select count(*) from unknown_envelope where partner = ?", partner))
                .isZero();
    }

    @Test
    void there_is_something_to_ask_docusign_as_long_as_an_envelope_is_under_way_or_in_doubt() {
        assertThat(statuses.underWaySince(account)).isEmpty();
        leased("1");
        assertThat(statuses.underWaySince(account)).isEmpty();
        set("lease_until = clock_timestamp() - interval '1 second'", "1");
        doubts.doubtLostLeases();
        assertThat(statuses.underWaySince(account)).isPresent();
        adopt(news(partner, "1", SignupState.SENT, 0));
        assertThat(statuses.underWaySince(account)).contains(MONDAY);
        statuses.apply(List.of(news(partner, "1", SignupState.COMPLETED, 1)));
        set("doubted_at = clock_timestamp() - interval '2 days'", "1");
        assertThat(statuses.underWaySince(account)).isEmpty();
    }

    @Test
    void the_watermark_moves_forward_only() {
        assertThat(statuses.watermark(account)).isEmpty();
        statuses.moveWatermark(account, MONDAY, MONDAY);
        statuses.moveWatermark(account, MONDAY, MONDAY.minus(Duration.ofDays(1)));
        assertThat(statuses.watermark(account)).contains(MONDAY);
        statuses.moveWatermark(account, MONDAY, MONDAY.plusNanos(1_000));
        assertThat(statuses.watermark(account)).contains(MONDAY.plusNanos(1_000));
    }
}
