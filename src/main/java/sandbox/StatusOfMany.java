package sandbox;

import com.docusign.esign.model.EnvelopeIdsRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The status of many envelopes in one call, by their ids or by the transaction ids they were created with. */
final class StatusOfMany {

    private static final int MOST = 1000;

    private final Bodies bodies;
    private final Listings listings;
    private final ListEnvelopes lists;
    private final EnvelopeJson json;
    private final Behaviour behaviour;

    StatusOfMany(Behaviour behaviour, Listings listings, ListEnvelopes lists, EnvelopeJson json) {
        this.bodies = new Bodies(behaviour.strictBodies());
        this.behaviour = behaviour;
        this.listings = listings;
        this.lists = lists;
        this.json = json;
    }

    Answer answer(Visit visit) {
        boolean byId = visit.call()
                .asked("envelope_ids")
                .filter("request_body"::equals)
                .isPresent();
        boolean byTransaction = visit.call()
                .asked("transaction_ids")
                .filter("request_body"::equals)
                .isPresent();
        if (byId == byTransaction) {
            throw Refusal.parameter("Exactly one of envelope_ids and transaction_ids must be request_body.");
        }
        EnvelopeIdsRequest wanted = bodies.read(visit.call(), EnvelopeIdsRequest.class);
        List<String> ids = byId ? wanted.getEnvelopeIds() : wanted.getTransactionIds();
        if (ids == null || ids.size() > MOST) {
            throw Refusal.parameter("The body must name between 0 and " + MOST + " ids.");
        }
        Stream<SandboxEnvelope> found = byId ? listings.byIds(ids).stream() : lists.byTransactions(ids, visit.now());
        return Answer.json(
                200,
                body(
                        found.filter(one ->
                                        one.accountId().equals(visit.account().id()))
                                .toList(),
                        byId));
    }

    private Map<String, Object> body(List<SandboxEnvelope> found, boolean byId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("resultSetSize", Integer.toString(found.size()));
        body.put("totalSetSize", Integer.toString(found.size()));
        body.put("nextUri", "");
        if (byId || behaviour.transactionAnswer() != Behaviour.TransactionAnswer.STATUSES) {
            body.put("envelopes", found.stream().map(json::brief).toList());
        }
        if (!byId && behaviour.transactionAnswer() != Behaviour.TransactionAnswer.ENVELOPES) {
            body.put(
                    "envelopeTransactionStatuses",
                    found.stream().map(json::transaction).toList());
        }
        return body;
    }
}
