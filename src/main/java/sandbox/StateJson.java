package sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sandbox's own view of itself, in plain JSON numbers. */
final class StateJson {

    private final Faults faults;

    StateJson(Faults faults) {
        this.faults = faults;
    }

    Map<String, Object> all(Sandbox sandbox) {
        List<SandboxEnvelope> envelopes = sandbox.envelopes();
        Map<String, Object> calls = new LinkedHashMap<>();
        sandbox.calls().forEach((operation, count) -> calls.put(operation.word(), count));
        List<Map<String, Object>> accounts = sandbox.settings().identities().accounts().stream()
                .map(account -> account(account.id(), sandbox.quota(account.id())))
                .toList();
        return Json.object(
                "envelopes", envelopes.size(),
                "byStatus", byStatus(envelopes),
                "mails", envelopes.stream().mapToInt(SandboxEnvelope::mails).sum(),
                "calls", calls,
                "accounts", accounts,
                "pollingViolations", sandbox.pollingViolations(),
                "unknownTabs", sandbox.unknownTabs(),
                "webhooks", sandbox.webhookCounts(),
                "faults", faults.all().stream().map(FaultJson::written).toList());
    }

    private static Map<String, Object> byStatus(List<SandboxEnvelope> envelopes) {
        Map<EnvelopeStatus, Integer> counts = new EnumMap<>(EnvelopeStatus.class);
        envelopes.forEach(one -> counts.merge(one.status(), 1, Integer::sum));
        Map<String, Object> words = new LinkedHashMap<>();
        counts.forEach((status, count) -> words.put(status.word(), count));
        return words;
    }

    private static Map<String, Object> account(String id, QuotaReport report) {
        List<Map<String, Object>> hours = new ArrayList<>();
        for (HourUse hour : report.hours()) {
            hours.add(Json.object(
                    "start", hour.start().toString(),
                    "limit", hour.limit(),
                    "calls", hour.calls(),
                    "otherApps", hour.otherApps(),
                    "refused", hour.refused()));
        }
        return Json.object(
                "accountId", id,
                "refused", report.refused(),
                "mostInAnHour", report.mostInAnHour(),
                "mostInABurst", report.mostInABurst(),
                "hours", hours);
    }

    static Map<String, Object> envelope(SandboxEnvelope one) {
        return Json.object(
                "envelopeId", one.id(),
                "accountId", one.accountId(),
                "status", one.status().word(),
                "subject", one.subject(),
                "templateId", one.templateId(),
                "transactionId", one.transactionId(),
                "customFields", one.customFields(),
                "voidedReason", one.voidedReason(),
                "mails", one.mails(),
                "created", Json.time(one.times().created()),
                "changed", Json.time(one.times().changed()),
                "recipients",
                        one.recipients().stream().map(StateJson::recipient).toList());
    }

    private static Map<String, Object> recipient(SandboxRecipient one) {
        return Json.object(
                "recipientId", one.id(),
                "role", one.role(),
                "name", one.name(),
                "email", one.email(),
                "clientUserId", one.clientUserId(),
                "status", one.status(),
                "reason", one.reason(),
                "tabs", one.tabs(),
                "mails", one.mails());
    }
}
