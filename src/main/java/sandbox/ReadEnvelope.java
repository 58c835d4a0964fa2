package sandbox;

/** One envelope as it is now: the calls that polling is made of. */
final class ReadEnvelope {

    private final Envelopes envelopes;
    private final EnvelopeJson json;

    ReadEnvelope(Envelopes envelopes, EnvelopeJson json) {
        this.envelopes = envelopes;
        this.json = json;
    }

    Answer envelope(Visit visit) {
        return Answer.json(200, json.full(envelopes.in(visit.account().id(), visit.id()), visit.call()));
    }

    Answer recipients(Visit visit) {
        SandboxEnvelope envelope = envelopes.in(visit.account().id(), visit.id());
        return Answer.json(200, json.recipients(envelope, visit.call().says("include_tabs")));
    }
}
