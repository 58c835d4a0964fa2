package sandbox;

import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.EnvelopeNotificationRequest;
import com.docusign.esign.model.Notification;
import com.docusign.esign.model.Recipients;
import com.docusign.esign.model.Signer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a sender may still do with an envelope: send the draft, void, mail again, correct a recipient, move the expiry. */
final class ChangeEnvelope {

    private static final Set<EnvelopeStatus> OPEN =
            EnumSet.of(EnvelopeStatus.CREATED, EnvelopeStatus.SENT, EnvelopeStatus.DELIVERED, EnvelopeStatus.CORRECT);

    private final Bodies bodies;
    private final Envelopes envelopes;

    ChangeEnvelope(Behaviour behaviour, Envelopes envelopes) {
        this.bodies = new Bodies(behaviour.strictBodies());
        this.envelopes = envelopes;
    }

    Answer update(Visit visit) {
        String id = envelopes.in(visit.account().id(), visit.id()).id();
        Envelope wanted = bodies.read(visit.call(), Envelope.class);
        boolean resend = visit.call().says("resend_envelope");
        if (wanted.getStatus() == null && !resend) {
            throw Refusal.parameter("The sandbox changes an envelope's status or resends it, nothing else.");
        }
        envelopes.change(id, one -> {
            SandboxEnvelope stepped = wanted.getStatus() == null ? one : step(one, wanted, visit.now());
            return resend ? Steps.resend(stepped, visit.now()) : stepped;
        });
        return Answer.json(200, Json.object("envelopeId", id));
    }

    private static SandboxEnvelope step(SandboxEnvelope one, Envelope wanted, Instant now) {
        return switch (wanted.getStatus()) {
            case "sent" -> Steps.send(one, now);
            case "voided" -> Steps.voided(one, now, Rules.required("voidedReason", wanted.getVoidedReason(), 200));
            default -> throw Refusal.parameter("status must be sent or voided.");
        };
    }

    /** Each recipient has its own answer; the call itself is good even if none was changed. */
    Answer recipients(Visit visit) {
        String id = envelopes.in(visit.account().id(), visit.id()).id();
        Recipients wanted = bodies.read(visit.call(), Recipients.class);
        if (wanted.getSigners() == null || wanted.getSigners().isEmpty()) {
            throw Refusal.parameter("signers: nobody to correct.");
        }
        List<Map<String, Object>> results = new ArrayList<>();
        envelopes.change(id, one -> {
            if (!OPEN.contains(one.status())) {
                throw Steps.wrongStatus("Envelope status is not one of: Created, Sent, Delivered, Correct.");
            }
            SandboxEnvelope corrected = one;
            for (Signer signer : wanted.getSigners()) {
                Optional<String> problem = problem(one, signer);
                corrected = problem.isPresent() ? corrected : corrected(corrected, signer, visit);
                results.add(result(signer, problem));
            }
            return corrected;
        });
        return Answer.json(200, Json.object("recipientUpdateResults", results));
    }

    private static SandboxEnvelope corrected(SandboxEnvelope one, Signer signer, Visit visit) {
        Optional<String> name =
                Optional.ofNullable(signer.getName()).map(text -> Rules.required("signers.name", text, 100));
        Optional<String> email = Optional.ofNullable(signer.getEmail()).map(Rules::email);
        SandboxEnvelope corrected = Steps.correct(one, signer.getRecipientId(), name, email, visit.now());
        boolean again = visit.call().says("resend_envelope") && email.isEmpty();
        return again ? Steps.resend(corrected, signer.getRecipientId(), visit.now()) : corrected;
    }

    private static Optional<String> problem(SandboxEnvelope one, Signer signer) {
        Optional<SandboxRecipient> known = one.recipients().stream()
                .filter(recipient -> recipient.id().equals(signer.getRecipientId()))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.of("INVALID_RECIPIENT_ID");
        }
        boolean fixed = known.get().done() || signer.getClientUserId() != null;
        return fixed ? Optional.of("RECIPIENT_UPDATE_FAILED") : Optional.empty();
    }

    private static Map<String, Object> result(Signer signer, Optional<String> problem) {
        String message = problem.isPresent()
                ? "The recipient could not be updated.  Recipient not in state that allows correction."
                : "";
        return Json.object(
                "recipientId",
                signer.getRecipientId(),
                "errorDetails",
                Json.object("errorCode", problem.orElse("SUCCESS"), "message", message));
    }

    Answer notification(Visit visit) {
        String id = envelopes.in(visit.account().id(), visit.id()).id();
        EnvelopeNotificationRequest wanted = bodies.read(visit.call(), EnvelopeNotificationRequest.class);
        Notification expirations = new Notification().expirations(wanted.getExpirations());
        SandboxEnvelope changed = envelopes.change(id, one -> {
            if (!one.status().inProcess() && one.status() != EnvelopeStatus.CREATED) {
                throw Steps.wrongStatus("Envelope status is not one of: Created, Sent, Delivered.");
            }
            return CreateEnvelope.expiry(expirations)
                    .map(one::expiring)
                    .orElse(one)
                    .touched(visit.now());
        });
        Map<String, Object> expiry = Json.object(
                "expireEnabled",
                "true",
                "expireAfter",
                Long.toString(changed.expiresAfter().toDays()),
                "expireWarn",
                "0");
        return Answer.json(
                200,
                Json.object("useAccountDefaults", "false", "reminders", wanted.getReminders(), "expirations", expiry));
    }
}
