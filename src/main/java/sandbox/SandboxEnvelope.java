package sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One envelope at one moment; it never changes, a change is another one.
 *
 * @param senderId the user it was sent as
 * @param transactionId the sender's own id of the call, or ""
 * @param customFields text custom fields by name
 * @param voidedReason who or what ended it, or ""
 * @param expiresAfter from being sent
 */
public record SandboxEnvelope(
        String id,
        String accountId,
        String senderId,
        EnvelopeStatus status,
        String subject,
        String blurb,
        String templateId,
        String transactionId,
        Map<String, String> customFields,
        List<SandboxRecipient> recipients,
        EnvelopeTimes times,
        String voidedReason,
        Duration expiresAfter) {

    public SandboxEnvelope {
        customFields = Map.copyOf(customFields);
        recipients = recipients.stream()
                .sorted(Comparator.comparingInt(SandboxRecipient::routingOrder))
                .toList();
    }

    /** The first signer's name. */
    public String name() {
        return recipients.get(0).name();
    }

    /** The first signer's address. */
    public String email() {
        return recipients.get(0).email();
    }

    /** The first signer's role in the template. */
    public String role() {
        return recipients.get(0).role();
    }

    /** The first signer's texts by tab label. */
    public Map<String, String> tabs() {
        return recipients.get(0).tabs();
    }

    /** How many mails went out for it, resent ones included. */
    public int mails() {
        return recipients.stream().mapToInt(SandboxRecipient::mails).sum();
    }

    Optional<Instant> expires() {
        return Optional.ofNullable(times.sent()).map(at -> at.plus(expiresAfter));
    }

    /** Whose turn it is. */
    Optional<SandboxRecipient> current() {
        return recipients.stream().filter(one -> !one.done()).findFirst();
    }

    SandboxEnvelope now(EnvelopeStatus next, Instant at, String reason) {
        return copy(next, recipients, times.reached(next, at), reason, expiresAfter);
    }

    /** After a correction it is where it was. */
    SandboxEnvelope back(EnvelopeStatus before, Instant at) {
        return copy(before, recipients, times.back(at), voidedReason, expiresAfter);
    }

    SandboxEnvelope touched(Instant at) {
        return copy(status, recipients, times.touched(at), voidedReason, expiresAfter);
    }

    SandboxEnvelope expiring(Duration after) {
        return copy(status, recipients, times, voidedReason, after);
    }

    SandboxEnvelope recipient(String recipientId, UnaryOperator<SandboxRecipient> change) {
        List<SandboxRecipient> changed = recipients.stream()
                .map(one -> one.id().equals(recipientId) ? change.apply(one) : one)
                .toList();
        return copy(status, changed, times, voidedReason, expiresAfter);
    }

    private SandboxEnvelope copy(
            EnvelopeStatus next, List<SandboxRecipient> people, EnvelopeTimes when, String reason, Duration expiry) {
        return new SandboxEnvelope(
                id,
                accountId,
                senderId,
                next,
                subject,
                blurb,
                templateId,
                transactionId,
                customFields,
                people,
                when,
                reason,
                expiry);
    }
}
