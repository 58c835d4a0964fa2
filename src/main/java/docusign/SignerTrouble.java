package docusign;

import com.docusign.esign.model.AuthenticationStatus;
import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.EventResult;
import com.docusign.esign.model.Recipients;
import com.docusign.esign.model.Signer;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why an open envelope does not get on although DocuSign calls it sent: a signer's mail came back, or a signer did not
 * pass a check of who they are. Neither touches the envelope's own status and times.
 *
 * @param reason in the mail system's words, or ours
 * @param at when it happened, if DocuSign says so
 * @param mail whether it is the mail
 */
record SignerTrouble(String reason, Optional<Instant> at, boolean mail) {

    private static final Set<String> FAILED = Set.of("authenticationfailed", "authfailed");
    private static final Set<String> DONE = Set.of("completed", "declined", "signed");
    private static final TypeReference<Map<String, EventResult>> CHECKS = new TypeReference<>() {};

    /** The first that stands in the way. */
    static Optional<SignerTrouble> of(Envelope envelope) {
        return Optional.ofNullable(envelope.getRecipients()).map(Recipients::getSigners).stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .flatMap(signer -> of(signer).stream())
                .findFirst();
    }

    private static Optional<SignerTrouble> of(Signer signer) {
        var status = Objects.toString(signer.getStatus(), "").toLowerCase(Locale.ROOT);
        if (status.equals("autoresponded")) {
            return Optional.of(
                    new SignerTrouble(Objects.toString(signer.getAutoRespondedReason(), ""), Optional.empty(), true));
        }
        return DONE.contains(status) ? Optional.empty() : notPassed(status, signer.getRecipientAuthenticationStatus());
    }

    private static Optional<SignerTrouble> notPassed(String status, AuthenticationStatus checks) {
        var failed = failed(checks).toList();
        if (failed.isEmpty() && !FAILED.contains(status)) {
            return Optional.empty();
        }
        var which =
                failed.stream().map(Map.Entry::getKey).map(SignerTrouble::words).toList();
        var at = failed.stream()
                .flatMap(check -> Times.read(check.getValue().getEventTimestamp()).stream())
                .max(Comparator.naturalOrder());
        var reason = which.isEmpty() ? "authentication failed" : "authentication failed: " + String.join(", ", which);
        return Optional.of(new SignerTrouble(reason, at, false));
    }

    private static Stream<Map.Entry<String, EventResult>> failed(AuthenticationStatus checks) {
        return checks == null
                ? Stream.empty()
                : Envelopes.MODELS.convertValue(checks, CHECKS).entrySet().stream()
                        .filter(check -> check.getValue() != null)
                        .filter(check -> Objects.toString(check.getValue().getStatus(), "")
                                .toLowerCase(Locale.ROOT)
                                .startsWith("fail"));
    }

    /** {@code accessCodeResult} is the access code. */
    private static String words(String field) {
        return field.replaceFirst("Result$", "")
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }
}
