package app;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The service cannot start as configured; says which keys and what to do instead of a stack trace. */
public class Misconfigured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param what is wrong, naming the keys
     * @param action what to do
     */
    public Misconfigured(String what, String action) {
        super(what);
        this.action = action;
    }

    /** What to do. */
    String action() {
        return action;
    }

    /** Lets Spring Boot print it as the reason of a failed start. */
    static final class Analyzer extends AbstractFailureAnalyzer<Misconfigured> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Misconfigured cause) {
            return new FailureAnalysis(cause.getMessage(), cause.action, cause);
        }
    }
}
