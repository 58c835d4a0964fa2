package app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An operator who calls a whole service about acme's sign-ups. */
record Operator(int port) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the operator hears. */
    record Heard(int status, JsonNode body, HttpResponse<String> http) {

        String state() {
            return body.path("state").asText();
        }

        String detail() {
            return body.path("detail").asText();
        }
    }

    /** What the service must know of the operator. */
    static Settings known(Settings settings) {
        return settings.set("admin.username", "olga").set("admin.password", "secret");
    }

    Heard say(String ref, String verb, String body) throws Exception {
        return heard(HttpRequest.newBuilder(uri(ref + "/" + verb))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Heard look(String ref) throws Exception {
        return heard(HttpRequest.newBuilder(uri(ref)));
    }

    private URI uri(String rest) {
        return URI.create("http://localhost:" + port + "/admin/v1/signups/acme/" + rest);
    }

    private static Heard heard(HttpRequest.Builder request) throws Exception {
        var login = Base64.getEncoder().encodeToString("olga:secret".getBytes(StandardCharsets.UTF_8));
        var http = HTTP.send(request.header("Authorization", "Basic " + login).build(), BodyHandlers.ofString());
        return new Heard(http.statusCode(), JSON.readTree(http.body()), http);
    }
}
