package sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a test in another process needs: the truth, the counters, faults, and hands to move the signers. Loopback only. */
final class ControlApi {

    private static final Pattern ENVELOPE = Pattern.compile("/sandbox/envelopes/(?<id>[^/]+)(/(?<act>[a-z]+))?");

    private final Sandbox sandbox;
    private final StateJson state;
    private final Faults faults;
    private final ConnectControl connect;

    ControlApi(Sandbox sandbox, StateJson state, Faults faults, ConnectControl connect) {
        this.connect = connect;
        this.sandbox = sandbox;
        this.state = state;
        this.faults = faults;
    }

    Answer answer(Call call) {
        if (!call.near()) {
            return Answer.json(403, Json.object("error", "only from this machine"));
        }
        try {
            return found(call);
        } catch (Refusal no) {
            return no.answer();
        } catch (IllegalArgumentException | IOException e) {
            return Answer.json(400, Json.object("error", String.valueOf(e.getMessage())));
        }
    }

    private Answer found(Call call) throws IOException {
        Matcher envelope = ENVELOPE.matcher(call.path());
        if (envelope.matches()) {
            return envelope(call, envelope.group("id"), envelope.group("act"));
        }
        return switch (call.method() + " " + call.path()) {
            case "GET /sandbox/state" -> Answer.json(200, state.all(sandbox));
            case "GET /sandbox/envelopes" -> Answer.json(200, page(call));
            case "GET /sandbox/faults" -> faults();
            case "POST /sandbox/faults" -> addFaults(call);
            case "GET /sandbox/connect" -> connect.state();
            case "POST /sandbox/connect" -> connect.change(json(call));
            case "DELETE /sandbox/faults" -> clearFaults();
            case "DELETE /sandbox/tokens" -> revoke();
            case "POST /sandbox/other-app" -> otherApp(call);
            default -> Answer.json(404, Json.object("error", "no such control: " + call.path()));
        };
    }

    private Answer envelope(Call call, String id, String act) throws IOException {
        if (act == null) {
            return Answer.json(200, StateJson.envelope(sandbox.envelope(id).orElseThrow(Refusal::nowhere)));
        }
        SignerAct wanted =
                SignerAct.of(act).filter(known -> call.method().equals("POST")).orElseThrow(Refusal::nowhere);
        return Answer.json(
                200,
                StateJson.envelope(
                        sandbox.act(id, wanted, json(call).path("reason").asText())));
    }

    private Map<String, Object> page(Call call) {
        List<SandboxEnvelope> all = sandbox.envelopes();
        int start = call.asked("start_position").map(Integer::parseInt).orElse(0);
        int count = call.asked("count").map(Integer::parseInt).orElse(1000);
        return Json.object(
                "total", all.size(),
                "start_position", start,
                "envelopes",
                        all.stream()
                                .skip(start)
                                .limit(count)
                                .map(StateJson::envelope)
                                .toList());
    }

    private Answer faults() {
        return Answer.json(200, faults.all().stream().map(FaultJson::written).toList());
    }

    private Answer addFaults(Call call) throws IOException {
        FaultJson.all(json(call)).forEach(faults::add);
        return faults();
    }

    private Answer clearFaults() {
        faults.clear();
        return faults();
    }

    private Answer revoke() {
        sandbox.revokeTokens();
        return Answer.json(200, Json.object("revoked", true));
    }

    private Answer otherApp(Call call) throws IOException {
        JsonNode wanted = json(call);
        if (!wanted.path("calls").canConvertToInt()) {
            throw new IllegalArgumentException("calls: how many?");
        }
        return Answer.json(
                200,
                Json.object("admitted", sandbox.otherApp(wanted.path("calls").asInt())));
    }

    private static JsonNode json(Call call) throws IOException {
        return call.body().length == 0 ? Json.LENIENT.createObjectNode() : Json.LENIENT.readTree(call.body());
    }
}
