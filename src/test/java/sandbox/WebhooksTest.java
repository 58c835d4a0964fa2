package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sandbox.Caller.Heard;
import sandbox.Fault.Kind;

class WebhooksTest {

    private static final String ORDER = """
            "status": "sent", "eventNotification": {"url": "%s", "includeHMAC": "true", "requireAcknowledgment": "true",
              "eventData": {"version": "restv2.1", "format": "json", "includeData": ["recipients", "custom_fields"]},
              "events": ["envelope-sent", "envelope-completed", "envelope-voided", "recipient-autoresponded"]}""";

    private final Listener listener = new Listener();
    private final Sandbox sandbox = Sandbox.start(Caller.settings()
            .withConnectKey("first")
            .withConnectKey("second")
            .withConnectRetries(Duration.ofMillis(20), 4));
    private final Caller caller = new Caller(sandbox).loggedIn();

    WebhooksTest() throws IOException {}

    @AfterEach
    void stop() {
        sandbox.close();
        listener.close();
    }

    private String ordered(String email) {
        String order = ORDER.formatted(listener.url());
        Heard heard = caller.post(
                "/envelopes", Caller.definition("Anna", email, "t-" + email, "\"status\": \"sent\"", order));
        assertThat(heard.text()).contains("envelopeId");
        return heard.json().path("envelopeId").asText();
    }

    private void quiet() {
        Await.until(() -> sandbox.webhooksUnderWay() == 0);
    }

    @Test
    void an_envelope_tells_what_it_was_asked_for_and_nothing_else() throws Exception {
        String id = ordered("ann@example.com");
        caller.created("bob@example.com");
        Await.until(() -> listener.heard().size() == 1);
        sandbox.act(id, SignerAct.SIGN);
        Await.until(() -> listener.heard().size() == 2);
        assertThat(listener.events()).containsExactly("envelope-sent", "envelope-completed");
        Listener.Heard last = listener.heard().get(1);
        assertThat(last.json().at("/data/envelopeId").asText()).isEqualTo(id);
        assertThat(last.json().at("/data/accountId").asText()).isEqualTo(Identities.ACCOUNT_ID);
        assertThat(last.json().at("/data/envelopeSummary/status").asText()).isEqualTo("completed");
        assertThat(last.json()
                        .at("/data/envelopeSummary/recipients/signers/0/status")
                        .asText())
                .isEqualTo("completed");
        assertThat(last.json()
                        .at("/data/envelopeSummary/customFields/textCustomFields/0/value")
                        .asText())
                .isEqualTo("acme:ann@example.com");
        assertThat(last.json().path("generatedDateTime").asText()).endsWith("Z");
        assertThat(last.signatures())
                .containsExactlyInAnyOrder(signature("first", last.body()), signature("second", last.body()));
    }

    private static String signature(String key, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body));
    }

    @Test
    void an_account_tells_of_every_envelope_and_every_event() {
        caller.control("/connect", "{\"url\": \"" + listener.url() + "\", \"keys\": [\"other\"]}");
        String id = caller.created("ann@example.com");
        sandbox.act(id, SignerAct.VIEW);
        sandbox.act(id, SignerAct.DECLINE, "no");
        quiet();
        assertThat(listener.events())
                .containsExactlyInAnyOrder(
                        "recipient-sent",
                        "envelope-sent",
                        "recipient-delivered",
                        "envelope-delivered",
                        "recipient-declined",
                        "envelope-declined");
        assertThat(listener.heard())
                .allSatisfy(one -> assertThat(one.signatures()).hasSize(1));
        assertThat(caller.get("/sandbox/connect").json().path("url").asText()).isEqualTo(listener.url());
        caller.control("/connect", "{\"url\": \"\"}");
        caller.created("bob@example.com");
        quiet();
        assertThat(listener.heard()).hasSize(6);
    }

    @Test
    void what_is_not_taken_is_repeated_until_it_is_or_there_were_enough_tries() {
        listener.answering(500, 404);
        ordered("ann@example.com");
        quiet();
        assertThat(listener.heard())
                .extracting(one -> one.json().path("retryCount").asInt())
                .containsExactly(0, 1, 2);
        assertThat(sandbox.webhooks()).hasSize(1);
        listener.answering(500, 500, 500, 500);
        ordered("bob@example.com");
        quiet();
        assertThat(listener.heard()).hasSize(7);
        assertThat(sandbox.webhookCounts()).containsEntry("given up", 1);
    }

    @Test
    void without_acknowledgement_a_failure_is_the_end() {
        listener.answering(500);
        String order = ORDER.formatted(listener.url())
                .replace("requireAcknowledgment\": \"true", "requireAcknowledgment\": \"false");
        caller.post("/envelopes", Caller.definition("A", "a@example.com", "t-1", "\"status\": \"sent\"", order));
        quiet();
        assertThat(listener.heard()).hasSize(1);
    }

    @Test
    void webhooks_can_be_lost_doubled_and_forged_on_purpose() {
        sandbox.fault(Fault.of(Kind.WEBHOOK_LOST).mailedTo("lost*"));
        sandbox.fault(Fault.of(Kind.WEBHOOK_REPEATED).mailedTo("twice*").lasting(Duration.ofMillis(5)));
        sandbox.fault(Fault.of(Kind.WEBHOOK_FORGED).mailedTo("forged*"));
        sandbox.fault(Fault.of(Kind.WEBHOOK_LATE).lasting(Duration.ofMillis(50)));
        ordered("lost@example.com");
        String twice = ordered("twice@example.com");
        String forged = ordered("forged@example.com");
        quiet();
        assertThat(listener.heard())
                .extracting(one -> one.json().at("/data/envelopeId").asText() + " " + one.event())
                .containsExactlyInAnyOrder(
                        twice + " envelope-sent",
                        twice + " envelope-sent",
                        forged + " envelope-sent",
                        forged + " envelope-completed");
        assertThat(sandbox.webhookCounts()).containsEntry("lost", 1).containsEntry("repeated", 1);
        assertThat(caller.get("/sandbox/state").json().at("/webhooks/forged").asInt())
                .isEqualTo(1);
    }

    @Test
    void an_order_that_docusign_would_refuse_is_refused() {
        for (String wrong : List.of("restv2.1|v1", "\"json\"|\"xml\"", "http://127.0.0.1|http://192.0.2.1")) {
            String order = ORDER.formatted(listener.url()).replace(wrong.split("\\|")[0], wrong.split("\\|")[1]);
            Heard heard = caller.post(
                    "/envelopes", Caller.definition("A", "a@example.com", "t", "\"status\": \"sent\"", order));
            assertThat(heard.error()).as(wrong).isEqualTo("INVALID_REQUEST_PARAMETER");
        }
        assertThat(sandbox.envelopes()).isEmpty();
    }
}
