package sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what Connect delivers: JSON SIM, with the envelope as it was when the event happened. */
final class SimMessage {

    private final EnvelopeJson json;

    SimMessage(EnvelopeJson json) {
        this.json = json;
    }

    Webhook of(ConnectEvent event, SandboxEnvelope one, List<String> includeData, Instant at) {
        return new Webhook(
                one.id(),
                event.name(),
                one.status().word(),
                message(event.name(), event.recipientId(), one, summary(one, includeData), at),
                false,
                0);
    }

    /** Somebody pretends that the envelope has ended otherwise than it has. */
    Webhook forged(SandboxEnvelope one, Instant at) {
        String lie = one.status() == EnvelopeStatus.COMPLETED ? "declined" : "completed";
        Map<String, Object> summary = summary(one, List.of("recipients", "custom_fields"));
        summary.put("status", lie);
        summary.put(lie + "DateTime", Json.time(at));
        return new Webhook(one.id(), "envelope-" + lie, lie, message("envelope-" + lie, "", one, summary, at), true, 0);
    }

    private Map<String, Object> summary(SandboxEnvelope one, List<String> includeData) {
        Call call =
                new Call("GET", "", Map.of("include", String.join(",", includeData)), Map.of(), new byte[0], 0, true);
        return includeData.isEmpty() ? new LinkedHashMap<>() : json.full(one, call);
    }

    private static Map<String, Object> message(
            String event, String recipientId, SandboxEnvelope one, Map<String, Object> summary, Instant at) {
        Map<String, Object> data = Json.object(
                "accountId", one.accountId(),
                "userId", one.senderId(),
                "recipientId", recipientId.isEmpty() ? null : recipientId,
                "envelopeId", one.id(),
                "envelopeSummary", summary.isEmpty() ? null : summary);
        return Json.object(
                "event",
                event,
                "apiVersion",
                "v2.1",
                "uri",
                "/restapi/v2.1/accounts/" + one.accountId() + "/envelopes/" + one.id(),
                "retryCount",
                0,
                "configurationId",
                0,
                "generatedDateTime",
                Json.time(at),
                "data",
                data);
    }
}
