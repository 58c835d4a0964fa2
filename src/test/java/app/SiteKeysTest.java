package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;

/** What a key can do, and all that no key can. */
@ExtendWith(OutputCaptureExtension.class)
class SiteKeysTest {

    private static final List<String> ALL = List.of("create", "status", "signing-page", "look-up");

    private final Sites sites = Sites.shared();

    private static Map<String, Object> person(String ref, String template) {
        return Map.of(
                "ref", ref, "name", "Ann Example", "email", ref.toLowerCase() + "@example.org", "template", template);
    }

    private Site key(String partner, Object... namesAndValues) {
        var wanted = new HashMap<String, Object>(Map.of("name", "test", "operations", ALL));
        for (var at = 0; at < namesAndValues.length; at += 2) {
            wanted.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return sites.site(partner, wanted);
    }

    private record Call(String method, String path) {}

    /** Every path and method of the document that needs a key, for that ref and address. */
    private static List<Call> documented(String ref, String email) throws IOException {
        var document = Site.JSON.readTree(new ClassPathResource("api/openapi.json").getInputStream());
        var calls = new ArrayList<Call>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(call -> {
                    if (!call.getValue().has("security")) {
                        var query = call.getValue()
                                .path("parameters")
                                .findValuesAsText("in")
                                .contains("query");
                        calls.add(new Call(
                                call.getKey().toUpperCase(),
                                path.getKey().replace("{ref}", ref) + (query ? "?email=" + Site.encoded(email) : "")));
                    }
                }));
        assertThat(calls).hasSize(4);
        return calls;
    }

    private static Site.Reply call(Site site, Call call, Map<String, ?> body) throws IOException {
        var json = BodyPublishers.ofString(Site.JSON.writeValueAsString(body));
        return Site.wait(site.request(call.path())
                .header("Content-Type", "application/json")
                .method(call.method(), call.method().equals("GET") ? BodyPublishers.noBody() : json)
                .build());
    }

    @Test
    void no_wrong_key_opens_any_call_and_all_are_answered_alike() throws Exception {
        var right = key("beta");
        right.handIn(person("K1", "gold"));
        var revoked = key("beta");
        Site.operator(sites.one.port())
                .delete("/admin/v1/partners/beta/keys/"
                        + Site.id(revoked.authorization().substring(7)));
        var expired = key(
                "beta", "expires", Instant.now().plus(Duration.ofMillis(300)).toString());
        var foreign = key("beta", "networks", List.of("10.9.8.0/24"));
        await().atMost(Duration.ofSeconds(20)).until(() -> expired.status("K1").status() == 401);
        var half = right.authorization().substring(0, right.authorization().length() - 1);
        var wrong = List.of(
                new Site(sites.one.port(), "Bearer"),
                new Site(sites.one.port(), "Bearer cs_"),
                new Site(sites.one.port(), "Basic b2xnYTpzZWNyZXQ="),
                new Site(sites.one.port(), "Bearer cs_AAAAAAAAAAAA_" + "A".repeat(43)),
                new Site(sites.one.port(), half),
                new Site(sites.one.port(), half + (right.authorization().endsWith("A") ? "B" : "A")),
                revoked,
                expired,
                foreign);
        for (var call : documented("K1", "k1@example.org")) {
            var said = new ArrayList<JsonNode>();
            for (var site : wrong) {
                var reply = call(site, call, Map.of());
                assertThat(reply.status())
                        .as("%s with %s", call, wrong.indexOf(site))
                        .isEqualTo(401);
                assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
                said.add(reply.body().path("detail"));
            }
            assertThat(said).containsOnly(said.get(0));
        }
    }

    @Test
    void a_key_does_what_was_named_and_nothing_else() throws Exception {
        key("beta").handIn(person("K2", "gold"));
        for (var operation : ALL) {
            var site = key("beta", "operations", List.of(operation));
            var allowed = new ArrayList<String>();
            for (var call : documented("K2", "k2@example.org")) {
                var reply = call(site, call, call.path().endsWith("/signups") ? person("K2", "gold") : Map.of());
                if (reply.status() != 403) {
                    assertThat(reply.status()).as("%s %s", operation, call).isBetween(200, 201);
                    allowed.add(call.path());
                }
            }
            assertThat(allowed).as(operation).hasSize(1);
        }
        assertThat(key("beta", "operations", List.of("create", "status"))
                        .get("/api/v1/envelopes?email=k2@example.org")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_key_of_one_partner_sees_nothing_of_another_nor_of_another_template() throws Exception {
        key("beta").handIn(person("K3", "gold"));
        key("beta").handIn(person("K4", "silver"));
        var acme = key("acme");
        for (var call : documented("K3", "k3@example.org")) {
            if (!call.path().endsWith("/signups")) {
                var reply = call(acme, call, Map.of());
                assertThat(reply.status() == 404 || reply.body().path("items").isEmpty() && reply.status() == 200)
                        .as("%s", call)
                        .isTrue();
            }
        }
        var silver = key("beta", "templates", List.of("silver"));
        assertThat(silver.status("K3").status()).isEqualTo(404);
        assertThat(silver.post("/api/v1/signups/K3/signing-page", Map.of()).status())
                .isEqualTo(404);
        assertThat(silver.get("/api/v1/envelopes?email=k3@example.org").body().path("items"))
                .isEmpty();
        assertThat(silver.handIn(person("K5", "gold")).status()).isEqualTo(403);
        assertThat(silver.handIn(person("K3", "silver")).status())
                .as("a ref of another template")
                .isEqualTo(409);
        assertThat(silver.status("K4").status()).isEqualTo(200);
        assertThat(sites.envelopes("beta:K5")).isZero();
    }

    @Test
    void a_body_that_is_too_long_is_refused_however_it_comes_and_nothing_is_logged_of_it(CapturedOutput output) {
        var site = key("beta");
        var tooLong = new HashMap<String, Object>(person("K8", "gold"));
        tooLong.put("fields", Map.of("city", "recognisable".repeat(10_000)));
        assertThat(site.handIn(tooLong).status()).isEqualTo(413);
        var broken = site.request("/api/v1/signups").header("Content-Type", "application/json");
        assertThat(Site.wait(broken.POST(BodyPublishers.ofString("{\"ref\": \"recognisable"))
                                .build())
                        .status())
                .isEqualTo(400);
        assertThat(output).doesNotContain("recognisable", site.authorization().substring(7));
    }
}
