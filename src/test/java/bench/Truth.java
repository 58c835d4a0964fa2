package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import sandbox.EnvelopeStatus;
import sandbox.SandboxEnvelope;
import sandbox.Webhook;

/** In our words what the sandbox knows of an envelope, and what a webhook says; without a line of the service's own. */
final class Truth {

    /** In the order in which a sign-up may go through them; of the last four one ends it. */
    static final List<String> ORDER =
            List.of("sent", "delivered", "bounced", "declined", "voided", "expired", "completed");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPIRED = "Envelope has expired.";

    private Truth() {}

    static String of(SandboxEnvelope envelope) {
        if (envelope.status() == EnvelopeStatus.VOIDED) {
            return envelope.voidedReason().equals(EXPIRED) ? "expired" : "voided";
        }
        var open = envelope.status() == EnvelopeStatus.SENT || envelope.status() == EnvelopeStatus.DELIVERED;
        var bounced =
                envelope.recipients().stream().anyMatch(one -> one.status().equals("autoresponded"));
        return open && bounced ? "bounced" : envelope.status().word();
    }

    static String saidBy(Webhook webhook) {
        JsonNode envelope = JSON.valueToTree(webhook.message()).at("/data/envelopeSummary");
        if (webhook.status().equals("voided")) {
            return envelope.path("voidedReason").asText().equals(EXPIRED) ? "expired" : "voided";
        }
        var open = webhook.status().equals("sent") || webhook.status().equals("delivered");
        var bounced =
                envelope.at("/recipients/signers").findValuesAsText("status").contains("autoresponded");
        return open && bounced ? "bounced" : webhook.status();
    }

    /** How many changes it takes from nothing to where it stands. */
    static int changes(SandboxEnvelope envelope) {
        var delivered = envelope.times().delivered() == null ? 0 : 1;
        return 1 + delivered + (List.of("sent", "delivered").contains(of(envelope)) ? 0 : 1);
    }
}
