package docusign;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;

/**
 * A request as it goes over the wire.
 *
 * @param method GET, POST or PUT
 * @param uri where to, complete and encoded
 * @param headers to be sent
 * @param body to be sent, or empty
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, byte[] body) implements Call {

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpCall call
                && method.equals(call.method)
                && uri.equals(call.uri)
                && headers.equals(call.headers)
                && Arrays.equals(body, call.body);
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
