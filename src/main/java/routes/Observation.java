package routes;

import docusign.Answer;
import docusign.Answer.Answered;
import docusign.Operation;
import docusign.RestCall;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import signup.Doubt;
import signup.Lease;
import signup.Outcome;
import signup.StatusChange;

/**
 * Looks at our routes from outside: marks the log lines of each step with whom it is about, and makes the spans of its
 * trace. Ours run in one thread from their begin to their end but for those that {@link WatchedStep#leave} it; integrators' own routes
 * are left alone.
 */
public final class Observation implements RoutePolicyFactory {

    private static final List<String> A_PARTNERS =
            List.of("pull-signups-", "mark-taken-", "mark-one-taken-", "write-back-outcomes-", "write-back-outcome-");
    private static final List<String> AN_ACCOUNTS = List.of("send-envelopes-", "fetch-documents-");
    private static final Map<String, String> STEPS = Map.of("send-envelope", "send", "settle-doubt", "settle doubt");
    private static final Map<String, String> BATCHES =
            Map.of("read-changes", "read changes", "apply-webhooks", "apply webhooks");
    private static final String DOOR = "call-docusign";
    private static final String NEWS = "apply-status";

    private final Optional<Traces> traces;

    /** @param traces what makes spans, if they are wanted */
    public Observation(Optional<Traces> traces) {
        this.traces = traces;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String id, NamedNode route) {
        var partner = after(A_PARTNERS, id);
        var account = after(AN_ACCOUNTS, id);
        var ours = List.of("send-leased", "send-for-person", "void-double", "fetch-document", DOOR, NEWS);
        var known = ours.contains(id) || STEPS.containsKey(id) || BATCHES.containsKey(id);
        return known || !partner.isEmpty() || !account.isEmpty() ? new Watch(partner, account) : null;
    }

    private static String after(List<String> beginnings, String id) {
        return beginnings.stream()
                .filter(id::startsWith)
                .map(beginning -> id.substring(beginning.length()))
                .findFirst()
                .orElse("");
    }

    private final class Watch extends RoutePolicySupport {

        private final String partner;
        private final String account;

        Watch(String partner, String account) {
            this.partner = partner;
            this.account = account;
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            var body = exchange.getMessage().getBody();
            var marks = new Marks().set(Marks.PARTNER, partner).set(Marks.ACCOUNT, account);
            Marks.key(body).ifPresent(marks::of);
            if (body instanceof Lease lease) {
                marks.set(Marks.ACCOUNT, lease.account());
            } else if (body instanceof Doubt doubt) {
                marks.set(Marks.ACCOUNT, doubt.account());
            } else if (body instanceof Outcome outcome) {
                marks.set(Marks.ENVELOPE, outcome.envelopeId());
            } else if (body instanceof RestCall call) {
                marks.set(Marks.ACCOUNT, call.account());
            }
            var span = traces.flatMap(on -> span(on, route.getRouteId(), exchange, body));
            span.ifPresent(begun -> begun.mark(marks));
            WatchedStep.begin(exchange, marks, span);
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            WatchedStep.done(exchange).flatMap(WatchedStep::span).ifPresent(span -> end(span, exchange));
        }
    }

    private static Optional<Spanned> span(Traces traces, String route, Exchange exchange, Object body) {
        if (route.equals(DOOR) && body instanceof RestCall call) {
            return Optional.of(Spanned.begin(call(traces, call)));
        } else if (route.equals(NEWS) && body instanceof List<?> news) {
            news.forEach(one -> arrived(traces, one));
        } else if (BATCHES.containsKey(route)) {
            return Optional.of(Spanned.begin(traces.other(BATCHES.get(route))));
        } else if (STEPS.containsKey(route)) {
            return Marks.key(body)
                    .map(key -> traces.step(key, STEPS.get(route)).setStartTimestamp(since(exchange)))
                    .map(Spanned::begin);
        }
        return Optional.empty();
    }

    /** A sending begins with its permit and its lease, which were taken before. */
    private static Instant since(Exchange exchange) {
        var leased = exchange.getProperty(SendEnvelopes.LEASED_AT, Long.class);
        return leased == null ? Instant.now() : Instant.now().minusNanos(System.nanoTime() - leased);
    }

    /** Without the address, which may hold ids and people. */
    private static SpanBuilder call(Traces traces, RestCall call) {
        var operation = Operation.of(call).word();
        return traces.other("docusign " + operation)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", call.method())
                .setAttribute("countersign.operation", operation)
                .setAttribute("countersign.account", call.account())
                .setAttribute("countersign.lane", call.lane().word());
    }

    private static void arrived(Traces traces, Object one) {
        if (one instanceof StatusChange news && news.key().isPresent()) {
            traces.shared(news.key().get(), "apply status")
                    .setAttribute("countersign.status", news.state().word())
                    .setAttribute("countersign.envelope", news.envelopeId())
                    .startSpan()
                    .end();
        }
    }

    private static void end(Spanned span, Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Answer answer) {
            understand(span.span(), answer);
        }
        if (exchange.isFailed()) {
            span.span().setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static void understand(Span span, Answer answer) {
        if (answer instanceof Answered answered) {
            span.setAttribute("http.response.status_code", answered.status());
        }
        if (!(answer instanceof Answered answered && answered.ok())) {
            span.setAttribute("error.type", answer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            span.setStatus(StatusCode.ERROR);
        }
    }
}
