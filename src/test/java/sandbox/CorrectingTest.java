package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sandbox.Caller.Heard;

/** What a sender mends on the way, and what becomes of a signer who is not the one who signs. */
class CorrectingTest {

    private static final String VOID = "{\"status\": \"voided\", \"voidedReason\": \"%s\"}";

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.settings());
        caller = new Caller(sandbox).loggedIn();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static SandboxEnvelope truth(String id) {
        return sandbox.envelope(id).orElseThrow();
    }

    private static Heard read(String id) {
        return caller.rest("/envelopes/" + id + "?include=recipients");
    }

    @Test
    void a_reason_of_a_void_has_200_characters_at_most() {
        String id = caller.created("reason@example.com");
        assertThat(caller.put("/envelopes/" + id, VOID.formatted("x".repeat(201)))
                        .error())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(caller.put("/envelopes/" + id, VOID.formatted("x".repeat(200)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void while_a_sender_corrects_it_nobody_signs_or_voids_it_and_then_it_goes_on() {
        String id = caller.created("correct@example.com");
        sandbox.act(id, SignerAct.VIEW);
        sandbox.act(id, SignerAct.CORRECT);
        assertThat(read(id).json().path("status").asText()).isEqualTo("correct");
        assertThat(caller.put("/envelopes/" + id, VOID.formatted("x")).error())
                .isEqualTo("ENVELOPE_CANNOT_VOID_INVALID_STATE");
        Heard corrected = caller.put(
                "/envelopes/" + id + "/recipients", "{\"signers\": [{\"recipientId\": \"1\", \"name\": \"B\"}]}");
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(sandbox.act(id, SignerAct.RESUME).status()).isEqualTo(EnvelopeStatus.DELIVERED);
        assertThat(sandbox.act(id, SignerAct.SIGN).status()).isEqualTo(EnvelopeStatus.COMPLETED);
        assertThat(truth(id).name()).isEqualTo("B");
    }

    @Test
    void a_corrected_envelope_is_found_in_listings_all_the_time() {
        String id = caller.created("listed@example.com");
        sandbox.act(id, SignerAct.CORRECT);
        Heard listed = caller.rest("/envelopes?envelope_ids=" + id);
        assertThat(listed.json().at("/envelopes/0/status").asText()).isEqualTo("correct");
    }

    @Test
    void whoever_does_not_pass_a_check_has_an_open_envelope_with_the_failure_in_it() {
        String id = caller.created("code@example.com");
        sandbox.act(id, SignerAct.FAIL);
        Heard heard = read(id);
        assertThat(heard.json().path("status").asText()).isEqualTo("sent");
        assertThat(heard.json().at("/recipients/signers/0/status").asText()).isEqualTo("sent");
        assertThat(heard.json()
                        .at("/recipients/signers/0/recipientAuthenticationStatus/accessCodeResult/status")
                        .asText())
                .isEqualTo("Failed");
        assertThat(sandbox.act(id, SignerAct.SIGN).status()).isEqualTo(EnvelopeStatus.COMPLETED);
    }

    @Test
    void somebody_else_who_takes_over_is_another_recipient_and_can_sign() {
        String id = caller.created("given@example.com");
        sandbox.act(id, SignerAct.REASSIGN, "taker@example.com");
        Heard heard = read(id);
        assertThat(heard.json().at("/recipients/signers/0/email").asText()).isEqualTo("taker@example.com");
        assertThat(heard.json().at("/recipients/signers/0/recipientId").asText())
                .isNotEqualTo("1");
        assertThat(heard.json().at("/recipients/signers/0/roleName").asText()).isEqualTo("signer");
        assertThat(truth(id).mails()).isEqualTo(2);
        assertThat(sandbox.act(id, SignerAct.SIGN).status()).isEqualTo(EnvelopeStatus.COMPLETED);
    }

    @Test
    void connect_has_a_word_for_each() {
        List<String> names = new ArrayList<>();
        String id = caller.created("words@example.com");
        for (SignerAct act :
                new SignerAct[] {SignerAct.FAIL, SignerAct.REASSIGN, SignerAct.CORRECT, SignerAct.RESUME}) {
            SandboxEnvelope before = truth(id);
            sandbox.act(id, act);
            ConnectEvent.between(Optional.of(before), truth(id)).forEach(one -> names.add(one.name()));
        }
        assertThat(names)
                .containsExactly(
                        "recipient-authenticationfailed",
                        "recipient-reassign",
                        "envelope-resent",
                        "envelope-corrected");
    }
}
