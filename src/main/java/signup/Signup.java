package signup;

import java.util.Map;

/**
 * One person who is to sign one contract, as a partner handed it over.
 *
 * @param key the partner and its reference
 * @param name the signer's name, unchanged
 * @param email the signer's address
 * @param template the partner's word for the template, or "" for the partner's only one
 * @param clientUserId the partner's own id of the signer for embedded signing, or ""
 * @param fields text tabs of the template to fill, by tab label
 */
public record Signup(
        SignupKey key, String name, String email, String template, String clientUserId, Map<String, String> fields)
        implements Row {

    public Signup {
        fields = Map.copyOf(fields);
    }

    /** The key alone: a sign-up that lands in a log line must not name a person. */
    @Override
    public String toString() {
        return "Signup[" + key + "]";
    }
}
