package sandbox;

import static sandbox.EnvelopeStatus.COMPLETED;
import static sandbox.EnvelopeStatus.CORRECT;
import static sandbox.EnvelopeStatus.CREATED;
import static sandbox.EnvelopeStatus.DECLINED;
import static sandbox.EnvelopeStatus.DELETED;
import static sandbox.EnvelopeStatus.DELIVERED;
import static sandbox.EnvelopeStatus.SENT;
import static sandbox.EnvelopeStatus.VOIDED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can become of an envelope; a step out of order is refused, as DocuSign refuses it. */
final class Steps {

    static final String EXPIRED = "Envelope has expired.";

    private Steps() {}

    static SandboxEnvelope send(SandboxEnvelope draft, Instant at) {
        if (draft.status() != CREATED) {
            throw wrongStatus("Only a draft can be sent.");
        }
        return turn(draft.now(SENT, at, ""), at);
    }

    static SandboxEnvelope view(SandboxEnvelope envelope, String recipientId, Instant at) {
        pending(envelope, recipientId);
        SandboxEnvelope seen = envelope.recipient(recipientId, one -> one.viewed(at));
        return envelope.status() == SENT ? seen.now(DELIVERED, at, "") : seen.touched(at);
    }

    static SandboxEnvelope sign(SandboxEnvelope envelope, String recipientId, Instant at) {
        boolean viewed = pending(envelope, recipientId).status().equals("delivered");
        SandboxEnvelope seen = viewed ? envelope : view(envelope, recipientId, at);
        SandboxEnvelope signed = seen.recipient(recipientId, one -> one.ended("completed", "", at));
        return signed.current().isEmpty() ? signed.now(COMPLETED, at, "") : turn(signed.touched(at), at);
    }

    static SandboxEnvelope decline(SandboxEnvelope envelope, String recipientId, Instant at, String reason) {
        pending(envelope, recipientId);
        return envelope.recipient(recipientId, one -> one.ended("declined", reason, at))
                .now(DECLINED, at, "");
    }

    static SandboxEnvelope bounce(SandboxEnvelope envelope, String recipientId, Instant at, String reason) {
        pending(envelope, recipientId);
        return envelope.recipient(recipientId, one -> one.ended("autoresponded", reason, at))
                .touched(at);
    }

    static SandboxEnvelope voided(SandboxEnvelope envelope, Instant at, String reason) {
        if (!envelope.status().inProcess()) {
            throw Refusal.bad(
                    "ENVELOPE_CANNOT_VOID_INVALID_STATE",
                    "Only envelopes in the 'Sent' or 'Delivered' states may be voided.");
        }
        return envelope.now(VOIDED, at, reason);
    }

    /** A draft is gone, an open envelope is voided, and what has ended stays as it is. */
    static SandboxEnvelope recycled(SandboxEnvelope envelope, Instant at) {
        if (envelope.status() == CREATED) {
            return envelope.now(DELETED, at, "");
        }
        return envelope.status().inProcess() ? voided(envelope, at, "Deleted by the sender.") : envelope;
    }

    /** Mails everybody again whose turn it is. */
    static SandboxEnvelope resend(SandboxEnvelope envelope, Instant at) {
        SandboxEnvelope resent = envelope;
        for (SandboxRecipient one : waiting(envelope)) {
            resent = resend(resent, one.id(), at);
        }
        return resent.touched(at);
    }

    static SandboxEnvelope resend(SandboxEnvelope envelope, String recipientId, Instant at) {
        return turn(envelope, recipientId) ? envelope.recipient(recipientId, one -> one.mailed(at)) : envelope;
    }

    /** Another name or address; an address counts as new even if it is the same, and is mailed. */
    static SandboxEnvelope correct(
            SandboxEnvelope envelope, String recipientId, Optional<String> name, Optional<String> email, Instant at) {
        SandboxEnvelope corrected = envelope.recipient(
                recipientId, one -> one.corrected(name.orElse(one.name()), email.orElse(one.email())));
        return email.isPresent() ? resend(corrected, recipientId, at).touched(at) : corrected.touched(at);
    }

    /** Whoever's turn it is does something, or something happens to the envelope. */
    static SandboxEnvelope act(SandboxEnvelope envelope, SignerAct act, String reason, Instant at) {
        String signer = envelope.current().map(SandboxRecipient::id).orElse("");
        return switch (act) {
            case SIGN -> sign(envelope, signer, at);
            case VIEW -> view(envelope, signer, at);
            case DECLINE -> decline(envelope, signer, at, reason.isEmpty() ? "I do not want this any more." : reason);
            case BOUNCE -> bounce(envelope, signer, at, reason.isEmpty() ? "550 5.1.1 mailbox unknown" : reason);
            case EXPIRE -> voided(envelope, at, EXPIRED);
            case VOID -> voided(envelope, at, reason.isEmpty() ? "Voided by the sender." : reason);
            case FAIL -> failed(envelope, signer, at, reason.isEmpty() ? "The access code was wrong." : reason);
            case REASSIGN -> reassigned(envelope, signer, at, reason.isEmpty() ? "somebody.else@example.org" : reason);
            case CORRECT -> correcting(envelope, at);
            case RESUME -> resumed(envelope, at);
            case IGNORE -> envelope;
        };
    }

    private static SandboxEnvelope failed(SandboxEnvelope envelope, String recipientId, Instant at, String why) {
        pending(envelope, recipientId);
        return envelope.recipient(recipientId, one -> one.ended("authenticationfailed", why, at))
                .touched(at);
    }

    private static SandboxEnvelope reassigned(SandboxEnvelope envelope, String recipientId, Instant at, String email) {
        pending(envelope, recipientId);
        String otherId = recipientId + "0" + envelope.recipients().size();
        SandboxEnvelope given =
                envelope.recipient(recipientId, one -> one.reassigned(otherId, "Somebody Else", Rules.email(email)));
        return turn(given.touched(at), at);
    }

    private static SandboxEnvelope correcting(SandboxEnvelope envelope, Instant at) {
        if (!envelope.status().inProcess()) {
            throw wrongStatus("Envelope status is not one of: Sent, Delivered.");
        }
        return envelope.now(CORRECT, at, "");
    }

    /** Whose mail had come back is mailed again. */
    private static SandboxEnvelope resumed(SandboxEnvelope envelope, Instant at) {
        if (envelope.status() != CORRECT) {
            throw wrongStatus("Envelope status is not one of: Correct.");
        }
        SandboxEnvelope open = envelope.back(envelope.times().delivered() == null ? SENT : DELIVERED, at);
        for (SandboxRecipient one : waiting(open)) {
            open = one.status().equals("autoresponded") ? resend(open, one.id(), at) : open;
        }
        return open;
    }

    /** Those whose turn it is and who have not ended. */
    private static List<SandboxRecipient> waiting(SandboxEnvelope envelope) {
        if (!envelope.status().inProcess()) {
            return List.of();
        }
        int order = envelope.current().map(SandboxRecipient::routingOrder).orElse(0);
        return envelope.recipients().stream()
                .filter(one -> !one.done() && one.routingOrder() == order)
                .toList();
    }

    private static SandboxEnvelope turn(SandboxEnvelope envelope, Instant at) {
        SandboxEnvelope mailed = envelope;
        for (SandboxRecipient one : waiting(envelope)) {
            if (one.status().equals("created")) {
                mailed = mailed.recipient(one.id(), it -> it.mailed(at));
            }
        }
        return mailed;
    }

    private static boolean turn(SandboxEnvelope envelope, String recipientId) {
        return waiting(envelope).stream().anyMatch(one -> one.id().equals(recipientId));
    }

    private static SandboxRecipient pending(SandboxEnvelope envelope, String recipientId) {
        return waiting(envelope).stream()
                .filter(one -> one.id().equals(recipientId))
                .findFirst()
                .orElseThrow(() -> wrongStatus("Envelope status is not one of: Sent, Delivered."));
    }

    static Refusal wrongStatus(String why) {
        return Refusal.bad("ENVELOPE_INVALID_STATUS", "Invalid envelope status. " + why);
    }
}
