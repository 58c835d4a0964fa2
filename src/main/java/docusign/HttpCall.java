package docusign;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import throttle.Permit;

/**
 * A request as it goes over the wire.
 *
 * @param method GET, POST or PUT
 * @param uri where to, complete and encoded
 * @param headers to be sent
 * @param body to be sent, or empty
 * @param permit what the call costs; none for tokens
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, byte[] body, Optional<Permit> permit)
        implements Call {

    /** A call of the token service, which costs no permit. */
    HttpCall(String method, URI uri, Map<String, String> headers, byte[] body) {
        this(method, uri, headers, body, Optional.empty());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpCall call
                && method.equals(call.method)
                && uri.equals(call.uri)
                && headers.equals(call.headers)
                && Arrays.equals(body, call.body)
                && permit.equals(call.permit);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    /** Without headers, query and body, which hold tokens and people. */
    @Override
    public String toString() {
        return method + " " + uri.getHost() + uri.getPath();
    }
}
