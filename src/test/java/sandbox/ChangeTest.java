package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sandbox.Caller.Heard;

class ChangeTest {

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

    @Test
    void a_draft_is_sent_once() {
        Heard heard =
                caller.post("/envelopes", Caller.definition("A", "two@example.com", "d", "\"sent\"", "\"created\""));
        String id = heard.json().path("envelopeId").asText();
        assertThat(caller.put("/envelopes/" + id, "{\"status\": \"sent\"}").status())
                .isEqualTo(200);
        assertThat(truth(id).mails()).isEqualTo(1);
        assertThat(caller.put("/envelopes/" + id, "{\"status\": \"sent\"}").error())
                .isEqualTo("ENVELOPE_INVALID_STATUS");
    }

    @Test
    void voiding_needs_a_reason_and_an_envelope_in_process() {
        String id = caller.created("void@example.com");
        assertThat(caller.put("/envelopes/" + id, "{\"status\": \"voided\"}").error())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
        String voiding = "{\"status\": \"voided\", \"voidedReason\": \"moved away\"}";
        assertThat(caller.put("/envelopes/" + id, voiding).status()).isEqualTo(200);
        assertThat(truth(id).voidedReason()).isEqualTo("moved away");
        assertThat(caller.put("/envelopes/" + id, voiding).error()).isEqualTo("ENVELOPE_CANNOT_VOID_INVALID_STATE");
    }

    @Test
    void a_corrected_address_is_mailed_again_and_a_signed_recipient_cannot_change() {
        String id = caller.created("corect@example.com");
        sandbox.act(id, SignerAct.BOUNCE);
        String correction = "{\"signers\": [{\"recipientId\": \"1\", \"email\": \"correct@example.com\"}]}";
        Heard heard = caller.put("/envelopes/" + id + "/recipients", correction);
        assertThat(heard.json()
                        .at("/recipientUpdateResults/0/errorDetails/errorCode")
                        .asText())
                .isEqualTo("SUCCESS");
        assertThat(truth(id).email()).isEqualTo("correct@example.com");
        assertThat(truth(id).recipients().get(0).status()).isEqualTo("sent");
        assertThat(truth(id).mails()).isEqualTo(2);
        sandbox.act(id, SignerAct.SIGN);
        assertThat(caller.put("/envelopes/" + id + "/recipients", correction).error())
                .isEqualTo("ENVELOPE_INVALID_STATUS");
    }

    @Test
    void one_of_two_signers_who_has_signed_has_an_answer_of_its_own() {
        String id = twoSigners();
        sandbox.act(id, SignerAct.SIGN);
        assertThat(truth(id).status()).isEqualTo(EnvelopeStatus.DELIVERED);
        assertThat(truth(id).recipients().get(1).mails()).isEqualTo(1);
        Heard heard = caller.put(
                "/envelopes/" + id + "/recipients", "{\"signers\": [{\"recipientId\": \"1\", \"name\": \"B\"}]}");
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.json()
                        .at("/recipientUpdateResults/0/errorDetails/errorCode")
                        .asText())
                .isEqualTo("RECIPIENT_UPDATE_FAILED");
        sandbox.act(id, SignerAct.SIGN);
        assertThat(truth(id).status()).isEqualTo(EnvelopeStatus.COMPLETED);
    }

    @Test
    void a_new_expiry_shows_in_the_envelope() {
        String id = caller.created("expiry@example.com");
        Heard heard = caller.put(
                "/envelopes/" + id + "/notification",
                "{\"expirations\": {\"expireEnabled\": \"true\", \"expireAfter\": \"7\"}}");
        assertThat(heard.json().at("/expirations/expireAfter").asText()).isEqualTo("7");
        assertThat(caller.rest("/envelopes/" + id).json().path("expireAfter").asText())
                .isEqualTo("7");
    }

    @Test
    void many_statuses_come_in_one_call_by_either_id() {
        String id = caller.created("many@example.com");
        Heard byId =
                caller.put("/envelopes/status?envelope_ids=request_body", "{\"envelopeIds\": [\"" + id + "\", \"x\"]}");
        assertThat(byId.json().path("envelopes")).hasSize(1);
        assertThat(byId.json().at("/envelopes/0/status").asText()).isEqualTo("sent");
        Heard byTransaction = caller.put(
                "/envelopes/status?transaction_ids=request_body", "{\"transactionIds\": [\"t-many@example.com\"]}");
        assertThat(byTransaction
                        .json()
                        .at("/envelopeTransactionStatuses/0/envelopeId")
                        .asText())
                .isEqualTo(id);
        assertThat(caller.put("/envelopes/status?envelope_ids=request_body", "").error())
                .isEqualTo("INVALID_REQUEST_BODY");
    }

    @Test
    void a_template_shows_its_roles_and_on_request_its_tabs() {
        String path = "/templates/" + Identities.MEMBERSHIP_TEMPLATE;
        assertThat(caller.rest("/templates").json().path("envelopeTemplates")).hasSize(2);
        assertThat(caller.rest(path).json().at("/recipients/signers/0/roleName").asText())
                .isEqualTo("signer");
        assertThat(caller.rest(path + "?include=tabs").json().at("/recipients/signers/0/tabs/textTabs"))
                .hasSize(3);
        assertThat(caller.rest("/templates/unknown").status()).isEqualTo(404);
    }

    @Test
    void an_envelope_nobody_knows_is_not_found() {
        assertThat(caller.rest("/envelopes/nobody").error()).isEqualTo("ENVELOPE_DOES_NOT_EXIST");
        assertThat(caller.rest("/nowhere").error()).isEqualTo("RESOURCE_NOT_FOUND");
    }

    private static String twoSigners() {
        Heard heard = caller.post(
                "/envelopes",
                Caller.definition(
                        "A",
                        "child@example.com",
                        "two",
                        Identities.MEMBERSHIP_TEMPLATE,
                        Identities.TWO_SIGNERS_TEMPLATE,
                        "\"city\"",
                        "\"member_number\"",
                        "}]}}]",
                        "}]}}, {\"roleName\": \"guardian\", \"name\": \"G\", \"email\": \"g@example.com\"}]"));
        return heard.json().path("envelopeId").asText();
    }

    private static SandboxEnvelope truth(String id) {
        return sandbox.envelope(id).orElseThrow();
    }
}
