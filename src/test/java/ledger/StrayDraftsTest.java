package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signup.Draft;
import signup.Lease;
import signup.SendResult.Later;
import signup.SendResult.Sent;
import signup.Signup;
import signup.SignupKey;

/** Only drafts that can never be sent any more may be deleted: DocuSign voids what was mailed meanwhile. */
class StrayDraftsTest extends LedgerFixture {

    private static final Duration WAIT = Duration.ofMinutes(17);

    private final DraftLedger drafts = new DraftLedger(database.jdbc(), json);

    private Draft draft(String ref, String envelope) {
        return new Draft(envelope + partner, key(ref));
    }

    private Lease leasedInTwoSteps() {
        var leases = this.leases.lease(claim(Map.of(partner, 1), List.of(partner), 1));
        assertThat(leases).hasSize(1);
        return leases.get(0);
    }

    /** What may be deleted when all that was found is as old as that. */
    private List<String> stray(Duration age, Draft... listed) {
        drafts.stray(Arrays.asList(listed), WAIT);
        database.run(
                "update stray_draft set found_at = clock_timestamp() - make_interval(secs => ?)"
                        + " where envelope_id like ?",
                age.toSeconds(),
                "%" + partner);
        return drafts.stray(Arrays.asList(listed), WAIT);
    }

    private List<String> old(Draft... listed) {
        return stray(WAIT.plusMinutes(1), listed);
    }

    private void dueAgain(String ref) {
        set("due_at = clock_timestamp()", ref);
    }

    @Test
    void a_draft_whose_answer_was_lost_is_nobodys_when_another_one_is_sent() {
        accept("1");
        recorded(leasedInTwoSteps(), new Later(Duration.ZERO, "reset", false));
        dueAgain("1");
        var again = leasedInTwoSteps();
        sends.recordDraft(again, "second" + partner);
        recorded(again, new Sent("second" + partner, MONDAY));
        assertThat(old(draft("1", "first"), draft("1", "second"))).containsExactly("first" + partner);
    }

    @Test
    void a_draft_waits_for_its_time_from_the_first_look_on() {
        accept("1");
        database.run("delete from stray_draft");
        assertThat(drafts.any()).isFalse();
        assertThat(stray(Duration.ZERO, draft("1", "a"))).isEmpty();
        assertThat(drafts.any()).isTrue();
        assertThat(stray(WAIT.minusMinutes(1), draft("1", "a"))).isEmpty();
        assertThat(stray(WAIT.plusMinutes(1), draft("1", "a"))).containsExactly("a" + partner);
        assertThat(drafts.stray(List.of(draft("1", "b")), WAIT))
                .as("a draft that is not listed any more")
                .isEmpty();
        drafts.deleted(List.of("a" + partner, "b" + partner));
    }

    @Test
    void a_draft_that_is_recorded_is_left_alone_until_its_sign_up_has_ended_otherwise() {
        accept("1");
        var lease = leasedInTwoSteps();
        sends.recordDraft(lease, "kept" + partner);
        assertThat(old(draft("1", "kept"))).as("sending").isEmpty();
        recorded(lease, new Later(Duration.ZERO, "reset", false));
        assertThat(old(draft("1", "kept"))).as("waiting").isEmpty();
        set("state = 'unsure', unsure_since = clock_timestamp()", "1");
        assertThat(old(draft("1", "kept"))).as("in doubt").isEmpty();
        set("state = 'refused', unsure_since = null", "1");
        assertThat(old(draft("1", "kept"))).as("given up").containsExactly("kept" + partner);
    }

    @Test
    void a_draft_that_a_sender_may_still_hold_is_left_alone_and_can_never_be_recorded_afterwards() {
        accept("1");
        var frozen = leasedInTwoSteps();
        assertThat(old(draft("1", "made"))).isEmpty();
        set("lease_until = clock_timestamp() - interval '1 second'", "1");
        assertThat(old(draft("1", "made")))
                .as("its lease is over, and not yet lost")
                .isEmpty();
        doubts.doubtLostLeases();
        assertThat(old(draft("1", "made"))).containsExactly("made" + partner);
        assertThat(sends.recordDraft(frozen, "made" + partner)).isFalse();
        dueAgain("1");
        leasedInTwoSteps();
        assertThat(sends.recordDraft(frozen, "made" + partner)).isFalse();
    }

    @Test
    void what_was_sent_once_is_never_a_draft_to_be_deleted_however_late_the_listing_is() {
        accept("1");
        var lease = leasedInTwoSteps();
        sends.recordDraft(lease, "sent" + partner);
        recorded(lease, new Sent("sent" + partner, MONDAY));
        assertThat(old(draft("1", "sent"))).isEmpty();
        set("state = 'declined'", "1");
        signups.accept(partner, account, List.of(new Signup(key("1"), "Ada", "new@example.com", "", "", Map.of())));
        assertThat(state("1")).isEqualTo("waiting");
        assertThat(old(draft("1", "sent"))).as("kept as an earlier attempt's").isEmpty();
    }

    @Test
    void a_key_that_the_ledger_does_not_know_is_somebody_elses() {
        assertThat(old(new Draft("x" + partner, new SignupKey("nobody-" + partner, "1")), draft("unknown", "y")))
                .isEmpty();
    }

    @Test
    void what_was_deleted_stands_in_the_history_once() {
        accept("1");
        old(draft("1", "a"));
        assertThat(drafts.deleted(List.of("a" + partner))).isOne();
        assertThat(drafts.deleted(List.of("a" + partner))).isZero();
        assertThat(database.value(
                        String.class,
                        "select h.detail from history h join signup s on s.id = h.signup_id"
                                + " where s.partner = ? and h.what = 'draft deleted'",
                        partner))
                .startsWith("a" + partner);
    }
}
