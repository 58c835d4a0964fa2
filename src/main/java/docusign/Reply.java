package docusign;

import java.util.Map;

/**
 * An HTTP answer as it came.
 *
 * @param status HTTP status
 * @param headers by lower-case name
 * @param body as text
 */
public record Reply(int status, Map<String, String> headers, String body) {

    /** Without the body, which may hold a token or name a person. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
