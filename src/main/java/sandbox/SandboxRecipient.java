package sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One signer of one envelope, as it stands.
 *
 * @param clientUserId the sender's own id for embedded signing, or ""
 * @param startUrl where a mailed embedded signer is led, or ""
 * @param status DocuSign's word: created, sent, delivered, completed, declined, autoresponded; or authenticationfailed,
 *     which DocuSign shows beside it
 * @param reason why it declined, bounced or failed, or ""
 * @param mails how many mails this signer was sent
 */
public record SandboxRecipient(
        String id,
        String guid,
        String role,
        int routingOrder,
        String name,
        String email,
        String clientUserId,
        String startUrl,
        Map<String, String> tabs,
        String status,
        String reason,
        Instant sent,
        Instant delivered,
        Instant ended,
        int mails) {

    public SandboxRecipient {
        tabs = Map.copyOf(tabs);
    }

    boolean embedded() {
        return !clientUserId.isEmpty();
    }

    boolean done() {
        return status.equals("completed");
    }

    /** Embedded signers get no mail, unless a start URL asks for one. */
    SandboxRecipient mailed(Instant at) {
        int more = embedded() && startUrl.isEmpty() ? 0 : 1;
        return copy("sent", "", at, delivered, ended, mails + more);
    }

    SandboxRecipient viewed(Instant at) {
        return copy("delivered", reason, sent, at, ended, mails);
    }

    SandboxRecipient ended(String how, String why, Instant at) {
        return copy(how, why, sent, delivered, at, mails);
    }

    SandboxRecipient corrected(String otherName, String otherEmail) {
        return new SandboxRecipient(
                id,
                guid,
                role,
                routingOrder,
                otherName,
                otherEmail,
                clientUserId,
                startUrl,
                tabs,
                status,
                reason,
                sent,
                delivered,
                ended,
                mails);
    }

    /** Somebody else takes over the part; with DocuSign that is another recipient, and nobody's embedded one. */
    SandboxRecipient reassigned(String otherId, String otherName, String otherEmail) {
        return new SandboxRecipient(
                otherId,
                UUID.randomUUID().toString(),
                role,
                routingOrder,
                otherName,
                otherEmail,
                "",
                "",
                tabs,
                "created",
                "",
                null,
                null,
                null,
                mails);
    }

    private SandboxRecipient copy(
            String now, String why, Instant sentAt, Instant deliveredAt, Instant endedAt, int mailsNow) {
        return new SandboxRecipient(
                id,
                guid,
                role,
                routingOrder,
                name,
                email,
                clientUserId,
                startUrl,
                tabs,
                now,
                why,
                sentAt,
                deliveredAt,
                endedAt,
                mailsNow);
    }
}
