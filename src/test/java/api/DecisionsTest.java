package api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signup.SignupKey;
import signup.TransactionIds;

class DecisionsTest {

    private final OperatorService service = OperatorService.shared();
    private final Caller operator = service.caller();

    private Rows rows(String partner) {
        return service.rows(partner);
    }

    @Test
    void a_stuck_one_is_due_at_once_with_all_its_tries() {
        var rows = rows("stuck").addStuck("1", "waiting");
        assertThat(operator.decide("stuck", "1", "retry", "DocuSign is back").status())
                .isEqualTo(200);
        assertThat(rows.row("1"))
                .containsEntry("state", "waiting")
                .containsEntry("tries", 0)
                .containsEntry("attempt", 1)
                .containsEntry("draft_id", "draft-1")
                .containsEntry("epoch", 1L)
                .containsEntry("due", true);
        assertThat(rows.history("1")).singleElement().asString().startsWith("retry|DocuSign is back [attempt 1");
        assertThat(rows.history("1")).singleElement().asString().endsWith("|olga");
        assertThat(rows.outcomes("1")).isEmpty();
    }

    @Test
    void a_refused_one_gets_a_new_attempt_and_the_old_one_is_remembered() {
        var rows = rows("refused").add("1", "refused");
        assertThat(operator.decide("refused", "1", "retry", "template mended").status())
                .isEqualTo(200);
        assertThat(rows.row("1"))
                .containsEntry("state", "waiting")
                .containsEntry("attempt", 2)
                .containsEntry("transaction_id", TransactionIds.of(new SignupKey("refused", "1"), 2))
                .containsEntry("draft_id", null)
                .containsEntry("due", true);
        assertThat(rows.history("1"))
                .singleElement()
                .asString()
                .contains(TransactionIds.of(new SignupKey("refused", "1"), 1).toString(), "was refused: SOME_CODE");
    }

    @Test
    void one_in_doubt_is_only_looked_up_again() {
        var rows = rows("doubt").addStuck("1", "unsure");
        assertThat(operator.decide("doubt", "1", "retry", "look again")
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("unsure");
        assertThat(rows.row("1"))
                .containsEntry("state", "unsure")
                .containsEntry("attempt", 1)
                .containsEntry("due", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "waiting",
                "unsure",
                "sending",
                "invalid",
                "sent",
                "delivered",
                "bounced",
                "completed",
                "declined",
                "voided",
                "expired"
            })
    void nothing_else_is_tried_again(String state) {
        var rows = rows("noretry").add(state, state);
        var reply = operator.decide("noretry", state, "retry", "why not");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().path("state").asText()).isEqualTo(state);
        assertThat(rows.row(state)).containsEntry("state", state).containsEntry("epoch", 0L);
        assertThat(rows.history(state)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"declined", "voided", "expired"})
    void an_ended_one_is_sent_again_and_its_envelope_is_kept(String state) {
        var rows = rows("resend").add(state, state);
        assertThat(operator.decide("resend", state, "resend", "signer called").status())
                .isEqualTo(200);
        assertThat(rows.row(state))
                .containsEntry("state", "waiting")
                .containsEntry("attempt", 2)
                .containsEntry("epoch", 1L)
                .containsEntry("envelope_id", null)
                .containsEntry("draft_id", null)
                .containsEntry("transaction_id", TransactionIds.of(new SignupKey("resend", state), 2));
        var other = operator.story("resend", state).path("otherEnvelopes").path(0);
        assertThat(other.path("envelopeId").asText()).isEqualTo("e-resend-" + state);
        assertThat(other.path("kind").asText()).isEqualTo("past");
        assertThat(other.path("state").asText()).isEqualTo(state);
    }

    @Test
    void an_operator_decides_that_an_attempt_in_doubt_does_not_exist() {
        var rows = rows("decided").addStuck("1", "unsure").add("2", "unsure").add("3", "refused");
        assertThat(operator.decide("decided", "1", "resend", "not in DocuSign").status())
                .isEqualTo(200);
        assertThat(rows.row("1"))
                .containsEntry("state", "waiting")
                .containsEntry("attempt", 2)
                .containsEntry("unsure_since", null);
        var early = operator.decide("decided", "2", "resend", "too early");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.detail()).startsWith("DocuSign may still show the envelope in doubt until 20");
        assertThat(operator.decide("decided", "3", "resend", "again").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "sending", "invalid", "sent", "delivered", "bounced", "completed"})
    void nothing_else_is_sent_again(String state) {
        var rows = rows("noresend").add(state, state);
        assertThat(operator.decide("noresend", state, "resend", "why not").status())
                .isEqualTo(409);
        assertThat(rows.row(state)).containsEntry("state", state).containsEntry("attempt", 1);
    }

    @Test
    void of_many_operators_at_once_one_changes_it() {
        var rows = rows("race");
        for (var round = 0; round < 10; round++) {
            var ref = "r" + round;
            rows.add(ref, "refused");
            var replies = IntStream.range(0, 8)
                    .mapToObj(each -> CompletableFuture.supplyAsync(
                            () -> operator.decide("race", ref, each % 2 == 0 ? "retry" : "resend", "me first")
                                    .status()))
                    .toList();
            assertThat(replies.stream().map(CompletableFuture::join).filter(status -> status == 200))
                    .hasSize(1);
            assertThat(rows.row(ref)).containsEntry("attempt", 2).containsEntry("epoch", 1L);
            assertThat(rows.history(ref)).hasSize(1);
        }
    }
}
