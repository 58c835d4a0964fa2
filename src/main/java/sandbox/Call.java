package sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call as it came in.
 *
 * @param unreadable 413 or 414 if the call is larger than DocuSign takes, else 0
 * @param near whether it came from this machine
 */
record Call(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        int unreadable,
        boolean near) {

    private static final int LARGEST_BODY = 35_651_584;
    private static final int LONGEST_QUERY = 8_192;

    static Call read(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {"Authorization", "Content-Type", "Host"}) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).ifPresent(it -> headers.put(name, it));
        }
        return new Call(
                exchange.getRequestMethod(),
                uri.getPath(),
                pairs(uri.getRawQuery()),
                headers,
                body,
                unreadable(body, uri),
                exchange.getRemoteAddress().getAddress().isLoopbackAddress());
    }

    private static int unreadable(byte[] body, URI uri) {
        boolean longLine = uri.getRawQuery() != null && uri.getRawQuery().length() > LONGEST_QUERY;
        return longLine ? 414 : body.length > LARGEST_BODY ? 413 : 0;
    }

    Map<String, String> form() {
        return pairs(new String(body, StandardCharsets.UTF_8));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    Optional<String> asked(String parameter) {
        return Optional.ofNullable(query.get(parameter)).filter(value -> !value.isBlank());
    }

    boolean says(String parameter) {
        return asked(parameter).filter("true"::equalsIgnoreCase).isPresent();
    }

    boolean lists(String parameter, String word) {
        return Arrays.asList(asked(parameter).orElse("").split("\\s*,\\s*")).contains(word);
    }

    private static Map<String, String> pairs(String raw) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (raw == null || raw.isBlank()) {
            return pairs;
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            pairs.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
