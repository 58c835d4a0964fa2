package routes;

import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * A step that has begun, and what its thread wears of it until it ends. The way of an exchange to another thread is
 * {@link #leave} in the old one and {@link #enter} in the new one.
 *
 * @param around the step that this one is part of, or null
 * @param thread that wears the marks and whose current span it is
 */
record WatchedStep(WatchedStep around, Marks marks, Optional<Spanned> span, Thread thread) {

    private static final String STEP = "countersignObserved";

    private static WatchedStep of(Exchange exchange) {
        return exchange.getProperty(STEP, WatchedStep.class);
    }

    static void begin(Exchange exchange, Marks marks, Optional<Spanned> span) {
        exchange.setProperty(STEP, new WatchedStep(of(exchange), marks, span, Thread.currentThread()));
    }

    /** The step that is over; its span is still to be ended. */
    static Optional<WatchedStep> done(Exchange exchange) {
        var step = Optional.ofNullable(of(exchange));
        step.ifPresent(over -> {
            exchange.setProperty(STEP, over.around);
            over.marks.undo();
        });
        return step;
    }

    /** Takes off this thread what it wears of an exchange, because another one goes on with it. */
    static void leave(Exchange exchange) {
        for (var step = of(exchange); step != null && step.thread == Thread.currentThread(); step = step.around) {
            step.span.ifPresent(Spanned::leave);
            step.marks.undo();
        }
    }

    /** Goes on with an exchange that another thread has left. */
    static void enter(Exchange exchange) {
        var step = of(exchange);
        if (step != null) {
            exchange.setProperty(STEP, step.putOn());
        }
    }

    /** The same in this thread, with those around it that were in the same one. */
    private WatchedStep putOn() {
        var outer = around != null && around.thread == thread ? around.putOn() : around;
        return new WatchedStep(outer, marks.again(), span.map(Spanned::again), Thread.currentThread());
    }
}
