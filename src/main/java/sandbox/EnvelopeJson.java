package sandbox;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An envelope in DocuSign's own fields. */
final class EnvelopeJson {

    private final Identities identities;

    EnvelopeJson(Identities identities) {
        this.identities = identities;
    }

    Map<String, Object> full(SandboxEnvelope one, Call call) {
        Map<String, Object> json = listed(one, call);
        json.put("transactionId", one.transactionId());
        json.put("emailBlurb", one.blurb());
        return json;
    }

    Map<String, Object> listed(SandboxEnvelope one, Call call) {
        String uri = "/envelopes/" + one.id();
        EnvelopeTimes times = one.times();
        Map<String, Object> json = Json.object(
                "status", one.status().word(),
                "documentsUri", uri + "/documents",
                "recipientsUri", uri + "/recipients",
                "envelopeUri", uri,
                "emailSubject", one.subject(),
                "envelopeId", one.id(),
                "customFieldsUri", uri + "/custom_fields",
                "notificationUri", uri + "/notification",
                "createdDateTime", Json.time(times.created()),
                "lastModifiedDateTime", Json.time(times.modified()),
                "sentDateTime", Json.time(times.sent()),
                "initialSentDateTime", Json.time(times.sent()),
                "deliveredDateTime", Json.time(times.delivered()),
                "completedDateTime", Json.time(times.completed()),
                "declinedDateTime", Json.time(times.declined()),
                "voidedDateTime", Json.time(times.voided()),
                "voidedReason", one.voidedReason().isEmpty() ? null : one.voidedReason(),
                "statusChangedDateTime", Json.time(times.changed()),
                "documentsCombinedUri", uri + "/documents/combined",
                "certificateUri", uri + "/documents/certificate",
                "templatesUri", uri + "/templates",
                "expireEnabled", "true",
                "expireDateTime", one.expires().map(Json::time).orElse(null),
                "expireAfter", Long.toString(one.expiresAfter().toDays()),
                "sender", sender(one));
        included(one, call, json);
        return json;
    }

    /** What the status calls answer: the status and little more. */
    Map<String, Object> brief(SandboxEnvelope one) {
        return Json.object(
                "envelopeId", one.id(),
                "status", one.status().word(),
                "statusChangedDateTime", Json.time(one.times().changed()),
                "envelopeUri", "/envelopes/" + one.id());
    }

    Map<String, Object> transaction(SandboxEnvelope one) {
        return Json.object(
                "transactionId", one.transactionId(),
                "envelopeId", one.id(),
                "status", one.status().word());
    }

    Map<String, Object> recipients(SandboxEnvelope one, boolean tabs) {
        List<Map<String, Object>> signers =
                one.recipients().stream().map(signer -> signer(signer, tabs)).toList();
        int order = one.current()
                .or(() -> one.recipients().stream().max(Comparator.comparingInt(SandboxRecipient::routingOrder)))
                .map(SandboxRecipient::routingOrder)
                .orElse(1);
        Map<String, Object> json = Json.object("signers", signers);
        for (String others : List.of("agents", "editors", "intermediaries", "carbonCopies", "certifiedDeliveries")) {
            json.put(others, List.of());
        }
        json.put("recipientCount", Integer.toString(signers.size()));
        json.put("currentRoutingOrder", Integer.toString(order));
        return json;
    }

    private void included(SandboxEnvelope one, Call call, Map<String, Object> json) {
        if (call.lists("include", "recipients") || call.lists("include", "tabs")) {
            json.put("recipients", recipients(one, call.lists("include", "tabs")));
        }
        if (call.lists("include", "custom_fields")) {
            json.put("customFields", customFields(one));
        }
    }

    static Map<String, Object> customFields(SandboxEnvelope one) {
        List<Map<String, Object>> texts = one.customFields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> Json.object(
                        "name", field.getKey(), "value", field.getValue(), "required", "false", "show", "false"))
                .toList();
        return Json.object("textCustomFields", texts, "listCustomFields", List.of());
    }

    private Map<String, Object> sender(SandboxEnvelope one) {
        SandboxUser user = identities.user(one.senderId()).orElseThrow();
        return Json.object(
                "userName", user.name(), "userId", user.id(), "accountId", one.accountId(), "email", user.email());
    }

    private static Map<String, Object> signer(SandboxRecipient one, boolean tabs) {
        Map<String, Object> json = Json.object(
                "recipientType", "signer",
                "recipientId", one.id(),
                "recipientIdGuid", one.guid(),
                "roleName", one.role(),
                "routingOrder", Integer.toString(one.routingOrder()),
                "name", one.name(),
                "email", one.email(),
                "clientUserId", one.clientUserId().isEmpty() ? null : one.clientUserId(),
                "embeddedRecipientStartURL", one.startUrl().isEmpty() ? null : one.startUrl(),
                "status", failed(one) ? open(one) : one.status(),
                "sentDateTime", trimmed(one.sent()),
                "deliveredDateTime", trimmed(one.delivered()));
        ended(one, json);
        if (tabs) {
            json.put("tabs", Json.object("textTabs", texts(one)));
        }
        return json;
    }

    private static void ended(SandboxRecipient one, Map<String, Object> json) {
        boolean declined = one.status().equals("declined");
        json.put("signedDateTime", one.done() ? trimmed(one.ended()) : null);
        json.put("declinedDateTime", declined ? trimmed(one.ended()) : null);
        json.put("declinedReason", declined ? one.reason() : null);
        json.put("autoRespondedReason", one.status().equals("autoresponded") ? one.reason() : null);
        json.values().removeIf(Objects::isNull);
        if (failed(one)) {
            json.put("recipientAuthenticationStatus", Json.object("accessCodeResult", failure(one)));
        }
    }

    private static String open(SandboxRecipient one) {
        return one.delivered() == null ? "sent" : "delivered";
    }

    private static boolean failed(SandboxRecipient one) {
        return one.status().equals("authenticationfailed");
    }

    private static Map<String, Object> failure(SandboxRecipient one) {
        return Json.object(
                "status", "Failed", "eventTimestamp", trimmed(one.ended()), "failureDescription", one.reason());
    }

    private static List<Map<String, Object>> texts(SandboxRecipient one) {
        return one.tabs().entrySet().stream()
                .map(tab -> Json.object("tabLabel", tab.getKey(), "value", tab.getValue(), "recipientId", one.id()))
                .toList();
    }

    /** Recipients' times carry as many digits as they need, envelopes' always seven: a client must read both. */
    private static String trimmed(Instant at) {
        return at == null ? null : DateTimeFormatter.ISO_INSTANT.format(at);
    }
}
