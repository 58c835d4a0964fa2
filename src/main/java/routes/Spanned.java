package routes;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Scope;

/** A span that is the current one of its thread until it ends. */
record Spanned(Span span, Scope scope) {

    /** Its scope is closed by {@link #end}, when the route is done. */
    @SuppressWarnings("MustBeClosedChecker")
    static Spanned begin(SpanBuilder builder) {
        var span = builder.startSpan();
        return new Spanned(span, span.makeCurrent());
    }

    /** Is no longer the current one of this thread, but goes on. */
    void leave() {
        scope.close();
    }

    /** The same as the current one of this thread. */
    @SuppressWarnings("MustBeClosedChecker")
    Spanned again() {
        return new Spanned(span, span.makeCurrent());
    }

    /** Names itself in the log lines, if it is kept. */
    void mark(Marks marks) {
        var context = span.getSpanContext();
        if (context.isSampled()) {
            marks.set(Marks.TRACE_ID, context.getTraceId()).set(Marks.SPAN_ID, context.getSpanId());
        }
    }

    void end() {
        scope.close();
        span.end();
    }
}
