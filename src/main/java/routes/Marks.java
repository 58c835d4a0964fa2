package routes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;
import signup.Doubt;
import signup.Fingerprint;
import signup.Lease;
import signup.Outcome;
import signup.SignupKey;

/** What log lines say about whom they are, beside their words; undone exactly as it was, since threads are used again. */
final class Marks {

    static final String PARTNER = "partner";
    static final String ACCOUNT = "account";
    static final String ENVELOPE = "envelope";
    static final String REF_HASH = "ref_hash";
    static final String TRACE_ID = "trace_id";
    static final String SPAN_ID = "span_id";

    private final Map<String, String> before = new LinkedHashMap<>();
    private final Map<String, String> worn = new LinkedHashMap<>();

    /** Of the sign-up a body is about, if it is about one. */
    static Optional<SignupKey> key(Object body) {
        if (body instanceof Lease lease) {
            return Optional.of(lease.signup().key());
        } else if (body instanceof Doubt doubt) {
            return Optional.of(doubt.key());
        } else if (body instanceof Outcome outcome) {
            return Optional.of(outcome.key());
        }
        return Optional.empty();
    }

    Marks of(SignupKey key) {
        var signup = Fingerprint.of(key);
        return set(PARTNER, key.partner()).set(REF_HASH, signup.refHash()).set(TRACE_ID, signup.trace());
    }

    /** Nothing is set for nothing. */
    Marks set(String name, String value) {
        if (!value.isEmpty()) {
            if (!before.containsKey(name)) { // putIfAbsent would take the absent one of before for none
                before.put(name, MDC.get(name));
            }
            MDC.put(name, value);
            worn.put(name, value);
        }
        return this;
    }

    /** The same in this thread, to be undone here. */
    Marks again() {
        var again = new Marks();
        worn.forEach(again::set);
        return again;
    }

    void undo() {
        before.forEach((name, value) -> {
            if (value == null) {
                MDC.remove(name);
            } else {
                MDC.put(name, value);
            }
        });
    }
}
