package sandbox;

import com.docusign.esign.model.FoldersRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * DocuSign's way of deleting: many envelopes in one call, each with its own answer. A draft is gone for good; an envelope
 * that was mailed is voided by it, so whoever means drafts must be sure.
 */
final class RecycleBin {

    private static final int MOST = 1000;

    private final Bodies bodies;
    private final Envelopes envelopes;

    RecycleBin(Behaviour behaviour, Envelopes envelopes) {
        this.bodies = new Bodies(behaviour.strictBodies());
        this.envelopes = envelopes;
    }

    Answer answer(Visit visit) {
        List<String> ids = bodies.read(visit.call(), FoldersRequest.class).getEnvelopeIds();
        if (ids == null || ids.isEmpty() || ids.size() > MOST) {
            throw Refusal.parameter("envelopeIds must name between 1 and " + MOST + " envelopes.");
        }
        return Answer.json(
                200,
                Json.object(
                        "envelopes", ids.stream().map(id -> recycle(visit, id)).toList()));
    }

    private Map<String, Object> recycle(Visit visit, String id) {
        Optional<SandboxEnvelope> own = envelopes
                .find(id)
                .filter(one -> one.accountId().equals(visit.account().id()))
                .filter(one -> one.senderId().equals(visit.user().id()));
        if (own.isEmpty()) {
            String message = "The envelope specified either does not exist or you have no rights to it.";
            return Json.object(
                    "envelopeId",
                    id,
                    "errorDetails",
                    Json.object("errorCode", "ENVELOPE_DOES_NOT_EXIST", "message", message));
        }
        SandboxEnvelope gone = envelopes.change(own.get().id(), one -> Steps.recycled(one, visit.now()));
        return Json.object("envelopeId", id, "status", gone.status().word());
    }
}
