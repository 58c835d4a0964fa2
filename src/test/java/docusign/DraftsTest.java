package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import signup.EnvelopePlan;
import signup.Lease;
import signup.SendResult.Later;
import signup.SendResult.NoAnswer;
import signup.SendResult.Refused;
import signup.SendResult.Sent;
import signup.Signup;
import signup.SignupKey;
import throttle.Lane;

class DraftsTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(7);
    private static final EnvelopePlan PLAN = new EnvelopePlan("template-guid", "Member", "", "", true);

    private final Envelopes envelopes = new Envelopes(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_draft_differs_from_an_envelope_by_its_status_alone() throws IOException {
        var json = new ObjectMapper();
        var draft = json.readTree(envelopes.draft(lease(1), PLAN).body());
        var envelope = json.readTree(envelopes.create(lease(1), PLAN).body());
        assertThat(draft.path("status").asText()).isEqualTo("created");
        ((ObjectNode) draft).put("status", "sent");
        assertThat(draft).isEqualTo(envelope);
    }

    @Test
    void a_draft_is_mailed_by_its_id_alone() {
        var call = envelopes.sendDraft("main", "env-1");
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.path()).isEqualTo("/envelopes/env-1");
        assertThat(call.body()).asString().isEqualTo("{\"status\":\"sent\"}");
        assertThat(call.lane()).isEqualTo(Lane.SEND);
        assertThat(envelopes.sendDraft("main", "a/b?c").path()).isEqualTo("/envelopes/a%2Fb%3Fc");
    }

    @Test
    void a_double_is_voided_with_a_reason_that_the_signer_understands() throws IOException {
        var call = envelopes.voidDouble("main", "env-2");
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.path()).isEqualTo("/envelopes/env-2");
        assertThat(call.lane()).isEqualTo(Lane.RECONCILE);
        var body = new ObjectMapper().readTree(call.body());
        assertThat(body.path("status").asText()).isEqualTo("voided");
        assertThat(body.path("voidedReason").asText()).isNotBlank().hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void silence_while_a_draft_is_made_or_mailed_is_no_doubt_but_a_later_try() {
        for (var tries = 1; tries < 40; tries++) {
            for (var result : new Object[] {
                envelopes.draftResult(new Silence("reset"), lease(tries)),
                envelopes.sendDraftResult(new Silence("reset"), lease(tries), "env-1")
            }) {
                assertThat(result).isInstanceOf(Later.class);
                assertThat(((Later) result).free()).isFalse();
                assertThat(((Later) result).pause()).isBetween(Duration.ofSeconds(5), Duration.ofMinutes(15));
            }
        }
    }

    @Test
    void a_made_draft_is_known_by_its_id_and_a_refusal_is_final() {
        assertThat(envelopes.draftResult(new Answered(201, "{\"envelopeId\":\"env-1\"}"), lease(1)))
                .isEqualTo(new Sent("env-1", NOW));
        assertThat(envelopes.draftResult(new Answered(400, "{\"errorCode\":\"X\"}"), lease(1)))
                .isEqualTo(new Refused("X"));
        assertThat(envelopes.draftResult(new NotNow(SOON, "spent"), lease(1)))
                .isEqualTo(new Later(SOON, "spent", true));
    }

    @Test
    void a_mailed_draft_is_sent_and_one_that_docusign_will_not_mail_is_looked_up() {
        assertThat(envelopes.sendDraftResult(new Answered(200, "{}"), lease(1), "env-1"))
                .isEqualTo(new Sent("env-1", NOW));
        assertThat(envelopes.sendDraftResult(
                        new Answered(400, "{\"errorCode\":\"ENVELOPE_INVALID_STATUS\",\"message\":\"ada\"}"),
                        lease(1),
                        "env-1"))
                .isEqualTo(new NoAnswer("draft env-1 was not sent: ENVELOPE_INVALID_STATUS"));
        assertThat(envelopes.sendDraftResult(new NotNow(SOON, "spent"), lease(1), "env-1"))
                .isEqualTo(new Later(SOON, "spent", true));
    }

    private static Lease lease(int tries) {
        var signup = new Signup(new SignupKey("acme", "1"), "Ada", "ada@example.com", "", "", Map.of());
        return new Lease(1, 1, "main", signup, 1, tries, new UUID(1, 1), "");
    }
}
