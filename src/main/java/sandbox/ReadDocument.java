package sandbox;

import java.util.Map;
import java.util.Set;

/** The documents of an envelope as PDF; an envelope of the sandbox has one, and the certificate of completion. */
final class ReadDocument {

    private static final Set<String> DOCUMENTS = Set.of("combined", "certificate", "1");

    private final Envelopes envelopes;

    ReadDocument(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    Answer answer(Visit visit) {
        SandboxEnvelope envelope = envelopes.in(visit.account().id(), visit.id());
        String path = visit.call().path();
        String document = path.substring(path.lastIndexOf('/') + 1);
        if (!DOCUMENTS.contains(document)) {
            throw Refusal.of(
                    404, "DOCUMENT_DOES_NOT_EXIST", "The document specified was not found in the envelope specified.");
        }
        boolean certificate = document.equals("certificate") || visit.call().says("certificate");
        return new Answer(
                200,
                "application/pdf",
                SignedPdf.of(envelope, certificate),
                Map.of("Content-Disposition", "file; filename=\"contract.pdf\"; documentid=\"" + document + "\""),
                Delivery.NOW);
    }
}
