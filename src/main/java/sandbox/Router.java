package sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what a path and a method ask for. */
final class Router {

    private record Route(String method, Pattern path, Operation operation) {}

    private static final String ACCOUNT = "/restapi/v2\\.1/accounts/(?<account>[^/]+)";
    private static final String ENVELOPE = "/envelopes/(?<id>[^/]+)";

    private static final List<Route> ROUTES = List.of(
            route("POST", "/envelopes", Operation.CREATE),
            route("GET", "/envelopes", Operation.LIST),
            route("PUT", "/envelopes/status", Operation.STATUS),
            route("PUT", "/folders/recyclebin", Operation.RECYCLE),
            route("GET", "/connect", Operation.CONNECT),
            route("GET", "/connect/failures", Operation.CONNECT_FAILURES),
            route("PUT", "/connect/envelopes/retry_queue", Operation.CONNECT_RETRY),
            route("GET", "/users/(?<id>[^/]+)", Operation.USER),
            route("GET", "/templates", Operation.TEMPLATES),
            route("GET", "/templates/(?<id>[^/]+)", Operation.TEMPLATE),
            route("GET", ENVELOPE, Operation.GET),
            route("PUT", ENVELOPE, Operation.PUT),
            route("GET", ENVELOPE + "/recipients", Operation.GET_RECIPIENTS),
            route("GET", ENVELOPE + "/documents/[^/]+", Operation.GET_DOCUMENT),
            route("PUT", ENVELOPE + "/recipients", Operation.PUT_RECIPIENTS),
            route("PUT", ENVELOPE + "/notification", Operation.PUT_NOTIFICATION),
            route("POST", ENVELOPE + "/views/recipient", Operation.VIEW));

    private final OAuthApi oauth;
    private final RestApi rest;
    private final Counters counters;
    private final Faults faults;
    private final FaultAnswers faultAnswers;

    Router(OAuthApi oauth, RestApi rest, Counters counters, Faults faults, FaultAnswers faultAnswers) {
        this.oauth = oauth;
        this.rest = rest;
        this.counters = counters;
        this.faults = faults;
        this.faultAnswers = faultAnswers;
    }

    Answer answer(Call call) {
        try {
            return found(call);
        } catch (Refusal no) {
            return no.answer();
        }
    }

    private Answer found(Call call) {
        if (call.unreadable() > 0) {
            return Answer.html(call.unreadable(), "<html><body><h1>Request too large</h1></body></html>");
        }
        if (call.path().equals("/oauth/token") && call.method().equals("POST")) {
            return oauth(Operation.TOKEN, call);
        }
        if (call.path().equals("/oauth/userinfo") && call.method().equals("GET")) {
            return oauth(Operation.USERINFO, call);
        }
        for (Route route : ROUTES) {
            Matcher path = route.path().matcher(call.path());
            if (route.method().equals(call.method()) && path.matches()) {
                counters.called(route.operation());
                return rest.answer(route.operation(), call, path.group("account"), parts(path));
            }
        }
        throw Refusal.nowhere();
    }

    private Answer oauth(Operation operation, Call call) {
        counters.called(operation);
        Optional<Fault> fault = faults.pick(operation, call, "");
        if (fault.filter(one -> !one.kind().afterTheWork()).isPresent()) {
            return faultAnswers.instead(fault.get(), operation);
        }
        Answer answer = operation == Operation.TOKEN ? oauth.token(call) : oauth.userinfo(call);
        return fault.map(one -> faultAnswers.after(one, answer)).orElse(answer);
    }

    private static Map<String, String> parts(Matcher path) {
        return path.pattern().pattern().contains("<id>")
                ? Map.of("id", path.group("id").toLowerCase(Locale.ROOT))
                : Map.of();
    }

    private static Route route(String method, String path, Operation operation) {
        return new Route(method, Pattern.compile(ACCOUNT + path), operation);
    }
}
