package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecycleBinTest {

    private static final String SINCE = "/envelopes?from_date=" + Instant.now().minusSeconds(60);
    private static final String OTHER_USER = "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e009";

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void an_account_with_two_users() {
        var identities = Identities.defaults();
        var account = identities.accounts().get(0);
        sandbox = Sandbox.start(Caller.settings()
                .withPeople(
                        List.of(
                                identities.users().get(0),
                                new SandboxUser(OTHER_USER, "Paula", "paula@example.com", true)),
                        List.of(new SandboxAccount(
                                account.id(),
                                account.name(),
                                List.of(Identities.USER_ID, OTHER_USER),
                                account.templates()))));
        caller = new Caller(sandbox).loggedIn();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String draft(Caller by, String email) {
        return by.post("/envelopes", Caller.definition("A", email, "t-" + email, "\"sent\"", "\"created\""))
                .json()
                .path("envelopeId")
                .asText();
    }

    private static JsonNode recycle(Caller by, String... ids) {
        var heard = by.put("/folders/recyclebin", "{\"envelopeIds\": [\"" + String.join("\", \"", ids) + "\"]}");
        assertThat(heard.status()).isEqualTo(200);
        return heard.json().path("envelopes");
    }

    private static EnvelopeStatus status(String id) {
        return sandbox.envelope(id).orElseThrow().status();
    }

    @Test
    void drafts_are_listed_by_their_status_until_they_are_deleted_many_in_one_call() {
        var one = draft(caller, "one@example.com");
        var two = draft(caller, "two@example.com");
        var kept = draft(caller, "kept@example.com");
        assertThat(caller.rest(SINCE + "&status=created").json().findValuesAsText("envelopeId"))
                .contains(one, two, kept);
        recycle(caller, one, two);
        assertThat(status(one)).isEqualTo(EnvelopeStatus.DELETED);
        assertThat(caller.rest(SINCE + "&status=created").json().findValuesAsText("envelopeId"))
                .contains(kept)
                .doesNotContain(one, two);
        assertThat(caller.rest("/envelopes?transaction_ids=t-one@example.com")
                        .json()
                        .path("envelopes"))
                .isEmpty();
        assertThat(caller.put("/envelopes/" + one, "{\"status\": \"sent\"}").error())
                .isEqualTo("ENVELOPE_INVALID_STATUS");
    }

    @Test
    void an_envelope_that_was_mailed_is_voided_and_a_signed_one_stays_signed() {
        var sent = caller.created("mailed@example.com");
        var signed = caller.created("signed@example.com");
        sandbox.act(signed, SignerAct.SIGN);
        recycle(caller, sent, signed);
        assertThat(status(sent)).isEqualTo(EnvelopeStatus.VOIDED);
        assertThat(status(signed)).isEqualTo(EnvelopeStatus.COMPLETED);
    }

    @Test
    void an_envelope_of_another_user_stays_and_does_not_keep_the_others() {
        var claims = Caller.claims().withSubject(OTHER_USER);
        var theirs = draft(new Caller(sandbox).loggedIn(claims), "theirs@example.com");
        var ours = draft(caller, "ours@example.com");
        var answers = recycle(caller, theirs, ours, "nobody");
        assertThat(answers.findValuesAsText("errorCode"))
                .containsExactly("ENVELOPE_DOES_NOT_EXIST", "ENVELOPE_DOES_NOT_EXIST");
        assertThat(status(theirs)).isEqualTo(EnvelopeStatus.CREATED);
        assertThat(status(ours)).isEqualTo(EnvelopeStatus.DELETED);
    }

    @Test
    void nothing_to_delete_is_refused() {
        assertThat(caller.put("/folders/recyclebin", "{\"envelopeIds\": []}").error())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
    }
}
