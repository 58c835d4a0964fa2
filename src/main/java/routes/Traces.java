package routes;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import signup.Fingerprint;
import signup.SignupKey;

/**
 * One trace a sign-up, from the partner's row to the written outcome: its id follows from the key, so that every replica
 * finds it again after any restart, and nothing of it is stored or sent along.
 */
public final class Traces {

    private static final String PARTNER = "countersign.partner";
    private static final String REF_HASH = "countersign.ref_hash";

    private final Tracer tracer;
    private final SignupIds ids;
    private final long border;

    /**
     * @param ids those that the tracer uses
     * @param ratio the share of traces that is kept, from 0 to 1, by the same rule as the tracer's own
     */
    public Traces(Tracer tracer, SignupIds ids, double ratio) {
        this.tracer = tracer;
        this.ids = ids;
        this.border = ratio >= 1 ? Long.MAX_VALUE : (long) (ratio * Long.MAX_VALUE);
    }

    /** The beginning of a sign-up's trace; whoever handed it in may have a trace of their own, which is linked. */
    void begin(SignupKey key, String name, SpanContext caller) {
        var signup = Fingerprint.of(key);
        var span = about(key, signup, tracer.spanBuilder(name).setNoParent());
        if (caller.isValid()) {
            span.addLink(caller);
        }
        ids.first(signup, span::startSpan).end();
    }

    /** A step of a sign-up, to be begun and ended. */
    SpanBuilder step(SignupKey key, String name) {
        var signup = Fingerprint.of(key);
        return about(
                key, signup, tracer.spanBuilder(name).setParent(Context.root().with(Span.wrap(root(signup)))));
    }

    /** A step of a sign-up that was done for many at once, by the span that is current. */
    SpanBuilder shared(SignupKey key, String name) {
        var step = step(key, name);
        var all = Span.current().getSpanContext();
        return all.isValid() ? step.addLink(all) : step;
    }

    /** Something else, within the current span if there is one. */
    SpanBuilder other(String name) {
        return tracer.spanBuilder(name);
    }

    private static SpanBuilder about(SignupKey key, Fingerprint signup, SpanBuilder span) {
        return span.setAttribute(PARTNER, key.partner()).setAttribute(REF_HASH, signup.refHash());
    }

    private SpanContext root(Fingerprint signup) {
        var kept = Math.abs(Long.parseUnsignedLong(signup.trace(), 16, 32, 16)) < border || border == Long.MAX_VALUE;
        return SpanContext.createFromRemoteParent(
                signup.trace(),
                signup.root(),
                kept ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }
}
