package routes;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Collection;
import java.util.regex.Pattern;
import ledger.Tally;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import signup.Outcome;
import signup.Row;

/** Both ends of a sign-up's trace: when the ledger takes it, and when its partner's database has taken an outcome. */
public final class TracedSignups implements Tally {

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}");

    private final Traces traces;

    public TracedSignups(Traces traces) {
        this.traces = traces;
    }

    @Override
    public void accepted(String partner, long signups, Collection<? extends Row> rows) {
        if (signups > 0) {
            var caller = caller();
            rows.forEach(row -> traces.begin(row.key(), "accept sign-up", caller));
        }
    }

    /** Of a site that hands in one sign-up: a link and never a parent, for anybody may write such a header. */
    private static SpanContext caller() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            var header = request.getRequest().getHeader("traceparent");
            var said = TRACEPARENT.matcher(header == null ? "" : header);
            if (said.matches()) {
                return SpanContext.createFromRemoteParent(
                        said.group(1), said.group(2), TraceFlags.getDefault(), TraceState.getDefault());
            }
        }
        return SpanContext.getInvalid();
    }

    @Override
    public void told(Outcome outcome) {
        Span told = traces.shared(outcome.key(), "write back")
                .setAttribute("countersign.status", outcome.status().word())
                .setAttribute("countersign.envelope", outcome.envelopeId())
                .startSpan();
        told.end();
    }
}
