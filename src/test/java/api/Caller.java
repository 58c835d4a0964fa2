package api;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Calls as an operator does and looks into every answer for a person. */
record Caller(int port, String user, String password) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer; an error must be a problem. */
    record Reply(int status, JsonNode body, HttpResponse<String> http) {
        String detail() {
            return body.path("detail").asText();
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Reply get(String path) {
        return call(request(path).GET().build());
    }

    Reply post(String path, Map<String, ?> body) {
        try {
            return post(path, JSON.writeValueAsString(body), "application/json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply post(String path, String body, String type) {
        return call(request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Reply decide(String partner, String ref, String verb, String reason) {
        return post("/admin/v1/signups/" + partner + "/" + encode(ref) + "/" + verb, Map.of("reason", reason));
    }

    JsonNode story(String partner, String ref) {
        var reply = get("/admin/v1/signups/" + partner + "/" + encode(ref));
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!user.isEmpty()) {
            var login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return request;
    }

    /** A page that is no JSON. */
    static String text(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    private static Reply call(HttpRequest request) {
        try {
            var http = HTTP.send(request, BodyHandlers.ofString());
            assertThat(http.body()).doesNotContainIgnoringCase(Rows.NAME, Rows.EMAIL, "exception", "\tat ");
            if (http.statusCode() >= 400) {
                assertThat(http.headers().firstValue("Content-Type")).contains("application/problem+json");
            }
            return new Reply(http.statusCode(), JSON.readTree(http.body()), http);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
