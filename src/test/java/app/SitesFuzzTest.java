package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.UriUtils;

/** The sites' API keeps to its document, whatever it is sent. */
@ExtendWith(OutputCaptureExtension.class)
class SitesFuzzTest {

    private static final int CASES = 2000;

    /** What any address may answer before its operation is reached. */
    private static final List<Integer> ANYWHERE = List.of(400, 404, 405, 406, 413, 415);

    private static final JsonNode DOCUMENT = document();

    private final Sites sites = Sites.shared();

    record Operation(String path, String method, JsonNode described) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static JsonNode document() {
        try {
            return Site.JSON.readTree(new ClassPathResource("api/openapi.json").getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Operation> operations() {
        var all = new ArrayList<Operation>();
        DOCUMENT.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(call -> all.add(
                                new Operation(path.getKey(), call.getKey().toUpperCase(), call.getValue()))));
        return all.stream();
    }

    @Test
    void the_document_is_valid_and_served_to_everybody() {
        var served = new Site(sites.one.port(), "none").get("/api/v1/openapi.json");
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.body()).isEqualTo(DOCUMENT);
        var parsed = new OpenAPIV3Parser().readContents(served.http().body(), null, null);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void no_call_makes_the_service_fail_or_answer_what_is_not_documented(Operation operation, CapturedOutput output)
            throws Exception {
        var random = new Random(7);
        var values = new SchemaValues(DOCUMENT, random);
        var site = sites.site("beta");
        var seen = new TreeMap<Integer, Integer>();
        for (var number = 0; number < CASES; number++) {
            var reply = call(site, operation, values, random);
            seen.merge(reply.status(), 1, Integer::sum);
            var documented = operation.described().path("responses").has(Integer.toString(reply.status()));
            assertThat(documented || ANYWHERE.contains(reply.status()))
                    .as(
                            "%s answered %s in case %s: %s",
                            operation, reply.status(), number, reply.http().body())
                    .isTrue();
            assertThat(reply.status()).as("case %s", number).isLessThan(500);
            checkBody(operation, reply);
        }
        assertThat(seen.keySet()).as("%s", seen).anyMatch(status -> status < 300);
        assertThat(output).doesNotContain(" ERROR ", "Exception");
    }

    private static Site.Reply call(Site site, Operation operation, SchemaValues values, Random random)
            throws Exception {
        var body = operation
                .described()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        var request = site.request("/").uri(address(site, operation, values));
        if (random.nextInt(30) > 0) {
            request.header("Content-Type", "application/json");
        }
        if (random.nextInt(30) == 0) {
            request.header("Accept", "text/html");
        }
        if (!operation.method().equals("POST")) {
            return Site.wait(request.GET().build());
        }
        var text = Site.JSON.writeValueAsString(values.of(body));
        var cut = random.nextInt(40) == 0 ? text.substring(0, text.length() / 2) : text;
        return Site.wait(request.POST(BodyPublishers.ofByteArray(cut.getBytes(StandardCharsets.UTF_8)))
                .build());
    }

    private static URI address(Site site, Operation operation, SchemaValues values) {
        var path = operation.path();
        var query = new StringBuilder();
        for (var parameter : operation.described().path("parameters")) {
            var text = values.text(parameter.path("schema").has("example") ? parameter.path("schema") : parameter);
            var encoded = UriUtils.encode(text, StandardCharsets.UTF_8);
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace("{" + parameter.path("name").asText() + "}", encoded.isEmpty() ? "%20" : encoded);
            } else {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(encoded);
            }
        }
        return URI.create("http://localhost:" + site.port() + path + query);
    }

    /** A success has what its schema requires; anything else is a problem, unless the address could not even be read. */
    private static void checkBody(Operation operation, Site.Reply reply) {
        if (reply.status() >= 400) {
            var refusedUnread = reply.status() == 406
                    || reply.status() == 400 && reply.header("Content-Type").startsWith("text/html");
            if (!refusedUnread) {
                assertThat(reply.body().path("status").asInt())
                        .as("%s: %s", operation, reply.http().body())
                        .isEqualTo(reply.status());
            }
            return;
        }
        var schema =
                operation.described().at("/responses/" + reply.status() + "/content/application~1json/schema/$ref");
        var required = DOCUMENT.path("components")
                .path("schemas")
                .path(schema.asText().replaceFirst(".*/", ""))
                .path("required");
        assertThat(StreamSupport.stream(required.spliterator(), false).map(JsonNode::asText))
                .as("%s", operation)
                .allMatch(reply.body()::has);
    }
}
