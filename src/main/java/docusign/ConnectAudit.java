package docusign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import docusign.Answer.Answered;
import docusign.DocuSignProperties.Connect;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import throttle.Lane;

/**
 * Looks at how an account's Connect is configured and what it could not deliver. Only administrators of the account may;
 * for everybody else it stays a question without an answer, and nothing more.
 */
public class ConnectAudit {

    /** At most so many failed deliveries are to be repeated at once. */
    public static final int MOST = 500;

    private final Connect connect;

    public ConnectAudit(Connect connect) {
        this.connect = connect;
    }

    /** What can be wrong; the words of the metric and of the operators' page. */
    public enum Finding {
        /** Nobody would deliver to us: envelopes order nothing themselves, and no configuration has our address. */
        NONE,
        /** The configuration does not publish, or is paused. */
        OFF,
        /** What is not delivered is not repeated. */
        UNACKNOWLEDGED,
        /** Messages are not signed, and so not taken. */
        UNSIGNED,
        /** Messages carry documents, and may be too long. */
        DOCUMENTS,
        /** Another format than JSON, one message an event. */
        FORMAT,
        /** Deliveries have failed and wait. */
        FAILURES;

        /** In lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A delivery that has failed. */
    public record Failure(String id, String envelopeId) {}

    /** The account's configurations. */
    public RestCall configurations(String account) {
        return RestCall.get(account, "/connect");
    }

    /** What could not be delivered since then. */
    public RestCall failures(String account, Instant since) {
        var from = since.truncatedTo(ChronoUnit.SECONDS).toString();
        return RestCall.get(account, "/connect/failures?from_date=" + URLEncoder.encode(from, StandardCharsets.UTF_8));
    }

    /** Has DocuSign deliver what has happened to these envelopes once more. */
    public RestCall republish(String account, Collection<String> envelopes) {
        var filter = Map.of("envelopeIds", envelopes, "synchronous", "false");
        try {
            return RestCall.put(
                    account,
                    "/connect/envelopes/retry_queue",
                    Envelopes.MODELS.writeValueAsString(filter),
                    Lane.RECONCILE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ids could not be written as JSON", e);
        }
    }

    /** What is wrong with the configurations, each with where; nothing if they were not answered. */
    public Optional<Map<Finding, String>> findings(Answer answer) {
        return items(answer, "configurations").map(all -> {
            var ours = all.stream()
                    .map(ConnectConfiguration::new)
                    .filter(one -> isOurs(one.url()))
                    .toList();
            return ours.isEmpty() ? without() : findings(ours);
        });
    }

    /** With a public address each envelope orders its own webhooks. */
    private Map<Finding, String> without() {
        return connect.publicUrl().isEmpty()
                ? Map.of(Finding.NONE, "no configuration delivers to an address that ends with /connect")
                : Map.of();
    }

    private Map<Finding, String> findings(List<ConnectConfiguration> ours) {
        var on = ours.stream().filter(ConnectConfiguration::publishes).toList();
        var findings = new EnumMap<Finding, String>(Finding.class);
        if (on.isEmpty() && connect.publicUrl().isEmpty()) {
            findings.put(Finding.OFF, where(ours));
        }
        found(findings, Finding.UNACKNOWLEDGED, on, one -> !one.isAcknowledged());
        found(findings, Finding.UNSIGNED, on, one -> !one.isSigned());
        found(findings, Finding.DOCUMENTS, on, ConnectConfiguration::hasDocuments);
        found(findings, Finding.FORMAT, on, one -> !one.isUnderstood());
        return findings;
    }

    private static void found(
            Map<Finding, String> findings,
            Finding finding,
            List<ConnectConfiguration> on,
            Predicate<ConnectConfiguration> is) {
        var those = on.stream().filter(is).toList();
        if (!those.isEmpty()) {
            findings.put(finding, where(those));
        }
    }

    private static String where(List<ConnectConfiguration> those) {
        return those.stream().map(ConnectConfiguration::id).collect(Collectors.joining(", ", "configuration ", ""));
    }

    /** Failed deliveries to us; nothing if they were not answered. */
    public Optional<List<Failure>> failures(Answer answer) {
        return items(answer, "failures")
                .map(all -> all.stream()
                        .filter(one -> isOurs(one.path("configUrl").asText("")))
                        .map(one -> new Failure(
                                one.path("failureId").asText(""),
                                one.path("envelopeId").asText("")))
                        .filter(one -> !one.id().isBlank() && !one.envelopeId().isBlank())
                        .toList());
    }

    private boolean isOurs(String address) {
        var url = address.strip().replaceAll("[?#].*$", "").replaceAll("/+$", "");
        return connect.publicUrl().isEmpty() ? url.endsWith("/connect") : same(url, connect.publicUrl() + "/connect");
    }

    private static boolean same(String url, String ours) {
        try {
            var one = URI.create(url);
            var other = URI.create(ours);
            return one.getHost() != null
                    && one.getHost().equalsIgnoreCase(other.getHost())
                    && one.getPath().equals(other.getPath());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static Optional<List<JsonNode>> items(Answer answer, String field) {
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return Optional.empty();
        }
        try {
            var body = Envelopes.MODELS.readTree(answered.body());
            var items = new ArrayList<JsonNode>();
            body.path(field).forEach(items::add);
            return body.isObject() ? Optional.of(items) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Why we may not look, if DocuSign said that we may not. */
    public static Optional<String> refusal(Answer answer) {
        return answer instanceof Answered answered && !answered.ok()
                ? Optional.of(Refusal.read(answered.body()).map(Refusal::code).orElse("status " + answered.status()))
                : Optional.empty();
    }
}
