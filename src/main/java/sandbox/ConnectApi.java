package sandbox;

import com.docusign.esign.model.ConnectFailureFilter;
import java.util.List;
import java.util.Map;

/** What an administrator asks of Connect: its configurations, what it could not deliver, and to deliver that again. */
final class ConnectApi {

    private final Connect connect;
    private final Bodies bodies;

    ConnectApi(Connect connect, Behaviour behaviour) {
        this.connect = connect;
        this.bodies = new Bodies(behaviour.strictBodies());
    }

    Answer configurations(Visit visit) {
        List<Map<String, Object>> all = connect.configuration().json();
        return Answer.json(200, Json.object("configurations", all, "totalRecords", Integer.toString(all.size())));
    }

    Answer failures(Visit visit) {
        List<Map<String, Object>> all = connect.courier().failures().entrySet().stream()
                .map(failure -> Json.object(
                        "failureId", failure.getKey(),
                        "accountId", visit.account().id(),
                        "connectId",
                                connect.configuration()
                                        .idOf(failure.getValue().order().url()),
                        "configUrl", failure.getValue().order().url(),
                        "envelopeId", failure.getValue().webhook().envelopeId(),
                        "status", failure.getValue().webhook().status(),
                        "retryCount",
                                Integer.toString(failure.getValue().webhook().retries()),
                        "error", "The remote server returned an error"))
                .toList();
        return Answer.json(
                200, Json.object("failures", all, "totalRecords", Integer.toString(all.size()), "type", "accountid"));
    }

    Answer retry(Visit visit) {
        ConnectFailureFilter filter = bodies.read(visit.call(), ConnectFailureFilter.class);
        if (!"false".equals(filter.getSynchronous())) {
            throw Refusal.parameter("synchronous must be false.");
        }
        if (filter.getEnvelopeIds() == null || filter.getEnvelopeIds().isEmpty()) {
            throw Refusal.parameter("envelopeIds is empty.");
        }
        connect.courier().retry(filter.getEnvelopeIds());
        List<Map<String, Object>> queue = filter.getEnvelopeIds().stream()
                .map(id -> Json.object("envelopeId", id, "status", "queued"))
                .toList();
        return Answer.json(200, Json.object("retryQueue", queue));
    }
}
