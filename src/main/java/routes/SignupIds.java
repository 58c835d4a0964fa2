package routes;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import signup.Fingerprint;

/** Gives the first span of a sign-up the ids that follow from its key, and all others random ones. */
public final class SignupIds implements IdGenerator {

    private final ThreadLocal<Fingerprint> wanted = new ThreadLocal<>();

    /** What is begun meanwhile in this thread, without a parent, gets the sign-up's ids. */
    <T> T first(Fingerprint signup, Supplier<T> begin) {
        wanted.set(signup);
        try {
            return begin.get();
        } finally {
            wanted.remove();
        }
    }

    @Override
    public String generateSpanId() {
        var signup = wanted.get();
        return signup == null ? IdGenerator.random().generateSpanId() : signup.root();
    }

    @Override
    public String generateTraceId() {
        var signup = wanted.get();
        return signup == null ? IdGenerator.random().generateTraceId() : signup.trace();
    }
}
