package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.docusign.esign.model.EnvelopeDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signup.EnvelopePlan;
import signup.Lease;
import signup.SendResult.Later;
import signup.SendResult.NoAnswer;
import signup.SendResult.Refused;
import signup.SendResult.Sent;
import signup.Signup;
import signup.SignupKey;
import throttle.Lane;

class EnvelopesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final UUID TRANSACTION = UUID.fromString("e17e4024-cc27-5c5b-9b98-3e0d17aa1ce6");
    private static final EnvelopePlan PLAN = new EnvelopePlan("template-guid", "Member", "", "", false);

    private final Envelopes envelopes = new Envelopes(Clock.fixed(NOW, ZoneOffset.UTC));

    /** Field by field what DocuSign's Swagger file names: envelopeDefinition, templateRole, tabs, textCustomField. */
    @Test
    void the_envelope_says_exactly_what_docusign_needs_to_know() throws IOException {
        var plan = new EnvelopePlan("template-guid", "Member", "Please sign", "Dear member", false);
        var call = envelopes.create(lease("user-1", Map.of("zip", "W1", "City", "London", "city", "Ham")), plan);
        assertThat(json(call)).isEqualTo(json("""
                {"status": "sent", "transactionId": "e17e4024-cc27-5c5b-9b98-3e0d17aa1ce6",
                 "templateId": "template-guid",
                 "templateRoles": [{"roleName": "Member", "name": "Ada \\"the\\" Löwe", "email": "ada@example.com",
                     "clientUserId": "user-1",
                     "tabs": {"textTabs": [{"tabLabel": "City", "value": "London"},
                         {"tabLabel": "city", "value": "Ham"}, {"tabLabel": "zip", "value": "W1"}]}}],
                 "customFields": {"textCustomFields": [
                     {"name": "countersign", "value": "acme:47:11", "required": "false", "show": "false"}]},
                 "emailSubject": "Please sign", "emailBlurb": "Dear member"}
                """));
    }

    @Test
    void what_is_not_configured_is_left_to_the_template() throws IOException {
        var json = json(envelopes.create(lease("", Map.of()), PLAN));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("status", "transactionId", "templateId", "templateRoles", "customFields");
        assertThat(json.at("/templateRoles/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("roleName", "name", "email");
        assertThat(json.toString()).doesNotContain("null");
    }

    @Test
    void an_envelope_orders_its_webhooks_where_we_can_be_reached() throws IOException {
        var reachable = new Envelopes(Clock.fixed(NOW, ZoneOffset.UTC), "https://sign.example.com/connect");
        assertThat(json(reachable.create(lease("", Map.of()), PLAN)).path("eventNotification"))
                .isEqualTo(json("""
                {"url": "https://sign.example.com/connect", "deliveryMode": "SIM", "includeHMAC": "true",
                 "requireAcknowledgment": "true", "loggingEnabled": "true",
                 "events": ["envelope-sent", "envelope-delivered", "envelope-completed", "envelope-declined",
                     "envelope-voided", "envelope-deleted", "recipient-autoresponded", "recipient-authenticationfailed"],
                 "eventData": {"version": "restv2.1", "format": "json",
                     "includeData": ["recipients", "custom_fields"]}}
                """));
        assertThat(json(reachable.draft(lease("", Map.of()), PLAN)).has("eventNotification"))
                .isTrue();
    }

    @Test
    void docusigns_own_model_knows_every_field() throws IOException {
        var call = envelopes.create(lease("user-1", Map.of("city", "London")), PLAN);
        var envelope = new ObjectMapper().readValue(call.body(), EnvelopeDefinition.class);
        assertThat(envelope.getTransactionId()).isEqualTo(TRANSACTION.toString());
        assertThat(envelope.getTemplateRoles().get(0).getTabs().getTextTabs()).hasSize(1);
    }

    @Test
    void the_call_is_paid_with_its_lease_and_names_nobody() {
        var call = envelopes.create(lease("user-1", Map.of("city", "London")), PLAN);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/envelopes");
        assertThat(call.account()).isEqualTo("main");
        assertThat(call.lane()).isEqualTo(Lane.SEND);
        assertThat(call.renewed()).isFalse();
        assertThat(call).hasToString("POST /envelopes of account main");
    }

    @Test
    void a_created_envelope_is_sent_at_docusigns_time() {
        var created = """
                {"envelopeId":"env-1","uri":"/envelopes/env-1","statusDateTime":"2026-07-01T11:59:58.1234567Z",
                 "status":"sent","aFieldOfNextYear":{}}""";
        var sent = new Sent("env-1", Instant.parse("2026-07-01T11:59:58.123456700Z"));
        assertThat(envelopes.result(new Answered(201, created))).isEqualTo(sent);
        assertThat(envelopes.result(new Answered(200, created))).isEqualTo(sent);
        assertThat(envelopes.result(new Answered(201, "{\"envelopeId\":\"env-1\"}")))
                .isEqualTo(new Sent("env-1", NOW));
        assertThat(envelopes.result(new Answered(201, "{\"envelopeId\":\"env-1\",\"statusDateTime\":\"soon\"}")))
                .isEqualTo(new Sent("env-1", NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "null",
                "[]",
                "{\"envelopeId\":",
                "{\"envelopeId\":null}",
                "{\"envelopeId\":\" \"}",
                "{\"status\":\"processing\"}",
                "<html>OK</html>",
                "{\"envelopeId\":{\"a\":1}}"
            })
    void success_without_an_envelope_id_is_doubt(String body) {
        assertThat(envelopes.result(new Answered(201, body))).isInstanceOf(NoAnswer.class);
        assertThat(envelopes.result(new Answered(200, body))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void only_an_error_code_proves_that_nothing_was_created() {
        var refused = envelopes.result(new Answered(400, "{\"errorCode\":\"X\",\"message\":\"no\"}"));
        assertThat(refused).isEqualTo(new Refused("X: no"));
        assertThat(envelopes.result(new Answered(400, ""))).isInstanceOf(NoAnswer.class);
        assertThat(envelopes.result(new Answered(400, "<html>"))).isInstanceOf(NoAnswer.class);
        assertThat(envelopes.result(new Answered(302, ""))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void what_was_not_called_is_no_attempt_and_silence_is_doubt() {
        assertThat(envelopes.result(new NotNow(Duration.ofSeconds(7), "spent")))
                .isEqualTo(new Later(Duration.ofSeconds(7), "spent", true));
        assertThat(envelopes.result(new Silence("read time-out"))).isEqualTo(new NoAnswer("read time-out"));
    }

    private static Lease lease(String clientUserId, Map<String, String> fields) {
        var key = new SignupKey("acme", "47:11");
        var ada = new Signup(key, "Ada \"the\" Löwe", "ada@example.com", "", clientUserId, fields);
        return new Lease(1, 1, "main", ada, 1, 1, TRANSACTION, "");
    }

    private static JsonNode json(RestCall call) throws IOException {
        return new ObjectMapper().readTree(call.body());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
