package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sandbox.Caller.Heard;

class CreateTest {

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
    void an_envelope_from_a_template_is_sent_and_mailed_once() {
        Heard heard = caller.post("/envelopes", Caller.definition("Zoë Ωmega 李", "zoe@example.com", "t1"));
        assertThat(heard.status()).isEqualTo(201);
        assertThat(heard.json().path("status").asText()).isEqualTo("sent");
        assertThat(heard.json().path("statusDateTime").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
        SandboxEnvelope truth =
                sandbox.envelope(heard.json().path("envelopeId").asText()).orElseThrow();
        assertThat(truth.name()).isEqualTo("Zoë Ωmega 李");
        assertThat(truth.tabs()).containsEntry("city", "Zürich");
        assertThat(truth.customFields()).containsEntry("key", "acme:zoe@example.com");
        assertThat(truth.transactionId()).isEqualTo("t1");
        assertThat(truth.mails()).isEqualTo(1);
    }

    @Test
    void a_draft_mails_nobody_until_it_is_sent() {
        Heard heard = caller.post(
                "/envelopes", Caller.definition("A", "draft@example.com", "d", "\"status\": \"sent\", ", ""));
        assertThat(heard.json().path("status").asText()).isEqualTo("created");
        assertThat(sandbox.envelope(heard.json().path("envelopeId").asText())
                        .orElseThrow()
                        .mails())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', delimiter = ';', textBlock = """
            emailSubject;       emailsubject;              INVALID_REQUEST_BODY
            "sent";             true;                      INVALID_REQUEST_BODY
            "Your contract";    null;                      INVALID_REQUEST_BODY
            "roleName";         "rolename";                INVALID_REQUEST_BODY
            "status": "sent",;  "status": "sent", "status": "sent",; INVALID_REQUEST_BODY
            "signer",;          "signer",,;                      INVALID_REQUEST_BODY
            "signer";           "Signer";                  INVALID_REQUEST_PARAMETER
            "city";             "City";                    INVALID_REQUEST_PARAMETER
            "sent";             "sending";                 INVALID_REQUEST_PARAMETER
            textTabs;           emailTabs;                 INVALID_REQUEST_PARAMETER
            52e004;             52e0ff;                    TEMPLATE_ID_INVALID
            52e004;             52e005;                    INVALID_REQUEST_PARAMETER
            @example.com",;     @example",;                INVALID_EMAIL_ADDRESS_FOR_RECIPIENT
            "name": "A";        "name": "";                INVALID_REQUEST_PARAMETER
            """)
    void a_definition_that_is_a_little_wrong_is_refused(String piece, String wrong, String errorCode) {
        int before = sandbox.envelopes().size();
        Heard heard = caller.post("/envelopes", Caller.definition("A", "wrong@example.com", "w", piece, wrong));
        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.error()).as(heard.text()).isEqualTo(errorCode);
        assertThat(sandbox.envelopes()).hasSize(before);
    }

    @Test
    void what_is_too_long_is_refused() {
        String long101 = "x".repeat(101);
        assertThat(caller.post("/envelopes", Caller.definition(long101, "a@example.com", "l"))
                        .error())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(caller.post("/envelopes", Caller.definition("A", "a@example.com", "l", "Your contract", long101))
                        .error())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(caller.post("/envelopes", Caller.definition("A", "a@example.com", "l", "acme:", long101))
                        .error())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
    }

    @Test
    void a_repeated_transaction_id_makes_a_second_envelope_unless_told_otherwise() {
        caller.post("/envelopes", Caller.definition("A", "twice@example.com", "twice"));
        assertThat(caller.post("/envelopes", Caller.definition("A", "twice@example.com", "twice"))
                        .status())
                .isEqualTo(201);
        Behaviour refusing = Behaviour.defaults().withRepeatedTransactionRefused(true);
        try (Sandbox strict = Sandbox.start(Caller.settings().with(refusing))) {
            Caller other = new Caller(strict).loggedIn();
            other.post("/envelopes", Caller.definition("A", "twice@example.com", "twice"));
            Heard second = other.post("/envelopes", Caller.definition("A", "twice@example.com", "twice"));
            assertThat(second.status()).isEqualTo(400);
            assertThat(strict.envelopes()).hasSize(1);
        }
    }

    @Test
    void a_body_without_its_content_type_or_without_anything_is_refused() {
        assertThat(caller.post("/envelopes", "").error()).isEqualTo("INVALID_REQUEST_BODY");
        Heard form = caller.send(caller.request("/restapi/v2.1/accounts/" + Identities.ACCOUNT_ID + "/envelopes")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(form.error()).isEqualTo("INVALID_CONTENT_TYPE");
    }
}
