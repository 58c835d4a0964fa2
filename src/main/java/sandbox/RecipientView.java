package sandbox;

import com.docusign.esign.model.RecipientViewRequest;
import java.util.Optional;

/** Mints the address of a signing page for a recipient who is embedded, named exactly, and whose turn it is. */
final class RecipientView {

    private final Bodies bodies;
    private final Envelopes envelopes;
    private final SigningPasses passes;
    private final Network network;

    RecipientView(SandboxSettings settings, Envelopes envelopes, SigningPasses passes) {
        this.bodies = new Bodies(settings.behaviour().strictBodies());
        this.network = settings.network();
        this.envelopes = envelopes;
        this.passes = passes;
    }

    Answer answer(Visit visit) {
        SandboxEnvelope envelope = envelopes.in(visit.account().id(), visit.id());
        RecipientViewRequest wanted = bodies.read(visit.call(), RecipientViewRequest.class);
        Rules.required("authenticationMethod", wanted.getAuthenticationMethod(), 100);
        String returnUrl = Rules.returnUrl(wanted.getReturnUrl());
        if (!envelope.status().inProcess()) {
            throw Steps.wrongStatus("Envelope status is not one of: Sent, Delivered.");
        }
        SandboxRecipient signer = signer(envelope, wanted);
        inTurn(envelope, signer);
        String code = passes.link(envelope.id(), signer.id(), returnUrl);
        String base = network.publicUri().isEmpty() ? "http://" + visit.call().header("Host") : network.publicUri();
        return Answer.json(201, Json.object("url", base + "/signing/" + code));
    }

    private static SandboxRecipient signer(SandboxEnvelope envelope, RecipientViewRequest wanted) {
        SandboxRecipient named = envelope.recipients().stream()
                .filter(one ->
                        one.name().equals(wanted.getUserName()) && one.email().equalsIgnoreCase(wanted.getEmail()))
                .filter(one -> wanted.getRecipientId() == null || one.id().equals(wanted.getRecipientId()))
                .findFirst()
                .orElseThrow(RecipientView::unknown);
        String clientUserId = Optional.ofNullable(wanted.getClientUserId()).orElse("");
        if (!named.embedded() && clientUserId.isEmpty()) {
            throw Refusal.bad(
                    "INVALID_CAPTIVE_RECIPIENT_OPERATION", "This operation is for embedded (captive) recipients.");
        }
        if (!named.clientUserId().equals(clientUserId)) {
            throw unknown();
        }
        return named;
    }

    private static void inTurn(SandboxEnvelope envelope, SandboxRecipient signer) {
        int turn = envelope.current().map(SandboxRecipient::routingOrder).orElse(0);
        if (signer.done() || signer.routingOrder() != turn) {
            throw Refusal.bad(
                    "RECIPIENT_NOT_IN_SEQUENCE", "The token for an out of sequence recipient cannot be generated.");
        }
    }

    private static Refusal unknown() {
        return Refusal.bad(
                "UNKNOWN_ENVELOPE_RECIPIENT",
                "The recipient you have identified is not a valid recipient of the specified envelope.");
    }
}
