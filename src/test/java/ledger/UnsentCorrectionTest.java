package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.SignerLedger.Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signup.SendResult.Refused;
import signup.SendResult.Sent;
import signup.TransactionIds;

/** What an operator corrects of sign-ups that have no open envelope. */
class UnsentCorrectionTest extends LedgerFixture {

    private static final Decision OLGA = new Decision("olga", "a typing mistake");
    private static final Signer BETTER = new Signer("Ada Byron", "ada@example.org", "name and address");

    private final SignerLedger signers = new SignerLedger(database.jdbc(), wanted);

    private OpenSignup found(String ref) {
        return signers.find(key(ref)).orElseThrow();
    }

    private List<String> history(String ref) {
        return database.jdbc()
                .sql(
                        "select h.what || '|' || h.detail || '|' || h.actor from history h join signup s on s.id = h.signup_id"
                                + " where s.partner = ? and s.ref = ? order by h.id")
                .params(partner, ref)
                .query(String.class)
                .list();
    }

    @Test
    void what_was_refused_is_sent_again_as_a_new_attempt_with_the_corrected_signer() {
        recorded(leased("1"), new Refused("INVALID_EMAIL_ADDRESS_FOR_RECIPIENT"));
        assertThat(signers.correct(found("1"), BETTER, OLGA)).isTrue();
        assertThat(column(String.class, "transaction_id::text", "1"))
                .isEqualTo(TransactionIds.of(key("1"), 2).toString());
        var lease = lease(1).get(0);
        assertThat(lease.attempt()).isEqualTo(2);
        assertThat(lease.signup().email()).isEqualTo("ada@example.org");
        assertThat(lease.signup().name()).isEqualTo("Ada Byron");
        assertThat(history("1"))
                .singleElement()
                .asString()
                .contains("correct|a typing mistake [name and address", "was refused: INVALID_EMAIL");
    }

    @Test
    void what_waits_keeps_its_turn_but_not_its_draft_for_the_old_address() {
        accept("1", "2");
        set("draft_id = 'd-1'", "2");
        assertThat(signers.correct(found("1"), BETTER, OLGA)).isTrue();
        assertThat(signers.correct(found("2"), BETTER, OLGA)).isTrue();
        assertThat(column(Integer.class, "attempt", "1")).isEqualTo(1);
        assertThat(column(Integer.class, "attempt", "2")).isEqualTo(2);
        assertThat(column(String.class, "coalesce(draft_id, '')", "2")).isEmpty();
        assertThat(lease(2))
                .allSatisfy(lease -> assertThat(lease.signup().email()).isEqualTo("ada@example.org"));
    }

    @Test
    void one_that_a_sender_has_just_taken_is_not_corrected_under_its_hands() {
        accept("1");
        var before = found("1");
        lease(1);
        assertThat(signers.correct(before, BETTER, OLGA)).isFalse();
        assertThat(column(String.class, "email", "1")).isEqualTo("ada@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "delivered", "bounced", "completed", "sending", "unsure", "invalid"})
    void whatever_else_is_not_corrected_in_the_ledger_alone(String state) {
        recorded(leased("1"), new Sent(partner + "1", MONDAY));
        set(
                "state = '" + state + "', lease_until = case when '" + state + "' = 'sending' then now() end,"
                        + " unsure_since = case when '" + state + "' = 'unsure' then now() end",
                "1");
        assertThat(found("1").againstCorrection()).isPresent();
        assertThat(signers.correct(found("1"), BETTER, OLGA)).isFalse();
    }
}
