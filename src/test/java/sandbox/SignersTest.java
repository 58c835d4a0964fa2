package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sandbox.Caller.Heard;

class SignersTest {

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        SignerPlan soon = SignerPlan.everybodySigns(Duration.ofMillis(20), Duration.ofMillis(60));
        sandbox = Sandbox.start(Caller.settings().with(soon));
        caller = new Caller(sandbox).loggedIn();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void signers_act_on_their_own_as_their_address_says() {
        String signs = caller.created("ann@example.com");
        String declines = caller.created("ann+decline@example.com");
        String expires = caller.created("ann+expire@example.com");
        String bounces = caller.created("ann+bounce@example.com");
        Await.until(() -> truth(signs).status() == EnvelopeStatus.COMPLETED);
        Await.until(() -> truth(declines).status() == EnvelopeStatus.DECLINED);
        Await.until(() -> truth(expires).status() == EnvelopeStatus.VOIDED);
        Await.until(() -> truth(bounces).recipients().get(0).status().equals("autoresponded"));
        assertThat(truth(declines).recipients().get(0).reason()).isNotEmpty();
        assertThat(truth(expires).voidedReason()).isEqualTo("Envelope has expired.");
        assertThat(truth(bounces).status()).isEqualTo(EnvelopeStatus.SENT);
        assertThat(truth(signs).times().delivered())
                .isBeforeOrEqualTo(truth(signs).times().completed());
        Heard listed = caller.rest("/envelopes?envelope_ids=" + declines + "&include=recipients");
        assertThat(listed.json()
                        .at("/envelopes/0/recipients/signers/0/declinedReason")
                        .asText())
                .isEqualTo("I do not want this any more.");
    }

    @Test
    void somebody_in_another_process_can_be_the_signer_and_see_the_truth() {
        String id = caller.created("ann+ignore@example.com");
        assertThat(caller.control("/envelopes/" + id + "/view", "")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("delivered");
        Heard declined = caller.control("/envelopes/" + id + "/decline", "{\"reason\": \"too long\"}");
        assertThat(declined.json().at("/recipients/0/reason").asText()).isEqualTo("too long");
        assertThat(caller.control("/envelopes/" + id + "/sign", "").error()).isEqualTo("ENVELOPE_INVALID_STATUS");
        assertThat(caller.get("/sandbox/envelopes/" + id).json().path("status").asText())
                .isEqualTo("declined");
        Heard state = caller.get("/sandbox/state");
        assertThat(state.json().at("/calls/create").asInt()).isPositive();
        assertThat(state.json().path("envelopes").asInt())
                .isEqualTo(sandbox.envelopes().size());
        assertThat(caller.get("/sandbox/envelopes?start_position=0&count=1")
                        .json()
                        .path("envelopes"))
                .hasSize(1);
    }

    private static SandboxEnvelope truth(String id) {
        return sandbox.envelope(id).orElseThrow();
    }
}
