package app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calls as a partner's web site does, with its key, or as an operator. */
record Site(int port, String authorization) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final ObjectMapper JSON = new ObjectMapper();

    /** An answer, and its body as JSON. */
    record Reply(int status, JsonNode body, HttpResponse<String> http) {

        String text(String property) {
            return body.path(property).asText();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    static Site withKey(int port, String key) {
        return new Site(port, "Bearer " + key);
    }

    static Site operator(int port) {
        var login = Base64.getEncoder().encodeToString("olga:secret".getBytes(StandardCharsets.UTF_8));
        return new Site(port, "Basic " + login);
    }

    /** The same key at another replica. */
    Site at(int otherPort) {
        return new Site(otherPort, authorization);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Reply get(String path) {
        return wait(request(path).GET().build());
    }

    Reply post(String path, Map<String, ?> body) {
        return wait(posting(path, body));
    }

    Reply delete(String path) {
        return wait(request(path).DELETE().build());
    }

    CompletableFuture<Reply> postLater(String path, Map<String, ?> body) {
        return HTTP.sendAsync(posting(path, body), BodyHandlers.ofString()).thenApply(Site::reply);
    }

    Reply handIn(Map<String, ?> signup) {
        return post("/api/v1/signups", signup);
    }

    Reply status(String ref) {
        return get("/api/v1/signups/" + encoded(ref));
    }

    /** A key for that partner. */
    static String key(int port, String partner, Map<String, ?> wanted) {
        var made = operator(port).post("/admin/v1/partners/" + partner + "/keys", wanted);
        if (made.status() != 201) {
            throw new IllegalStateException(made.http().body());
        }
        return made.text("key");
    }

    /** The public part of a key. */
    static String id(String key) {
        return key.substring(3, 15);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization);
    }

    private HttpRequest posting(String path, Map<String, ?> body) {
        try {
            return request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reply wait(HttpRequest request) {
        try {
            return reply(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply reply(HttpResponse<String> http) {
        try {
            return new Reply(http.statusCode(), JSON.readTree(http.body()), http);
        } catch (IOException e) {
            return new Reply(http.statusCode(), JSON.createObjectNode(), http);
        }
    }
}
