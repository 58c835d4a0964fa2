package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How keys are made, counted, listed and ended. */
class SiteKeyLifeTest {

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

    @Test
    void a_revoked_key_and_its_links_are_dead_on_both_replicas_and_the_other_keys_are_not() {
        var old = key("beta");
        var next = key("beta");
        old.handIn(person("K6", "gold"));
        var oldLink = old.status("K6").text("signingLink");
        var nextLink = next.status("K6").text("signingLink");
        assertThat(nextLink).isNotEqualTo(oldLink);
        assertThat(new Visitor().open(oldLink).isSigningPage()).isTrue();

        var revoked = Site.operator(sites.other.port())
                .delete("/admin/v1/partners/beta/keys/"
                        + Site.id(old.authorization().substring(7)));
        assertThat(revoked.status()).isEqualTo(204);
        for (var port : List.of(sites.one.port(), sites.other.port())) {
            assertThat(old.at(port).status("K6").status()).isEqualTo(401);
            assertThat(next.at(port).status("K6").status()).isEqualTo(200);
            var path = oldLink.substring(oldLink.indexOf("/sign/"));
            assertThat(new Visitor()
                            .look("GET", "http://localhost:" + port + path)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(new Visitor().open(nextLink).isSigningPage()).isTrue();
    }

    @Test
    void a_suspended_partner_is_closed_with_its_links_and_open_again_when_it_is_resumed() {
        var site = key("mailed");
        var embedded = key("acme");
        embedded.handIn(Map.of("ref", "K7", "name", "Ann", "email", "k7@example.org"));
        var link = embedded.status("K7").text("signingLink");
        var operator = Site.operator(sites.one.port());
        operator.post("/admin/v1/partners/acme/suspend", Map.of("reason", "test"));
        try {
            assertThat(embedded.at(sites.other.port()).status("K7").status()).isEqualTo(403);
            assertThat(new Visitor().look("GET", link).status()).isEqualTo(404);
            assertThat(site.status("none").status()).as("another partner").isEqualTo(404);
        } finally {
            operator.post("/admin/v1/partners/acme/resume", Map.of("reason", "test"));
        }
        assertThat(embedded.status("K7").status()).isEqualTo(200);
        assertThat(new Visitor().open(link).isSigningPage()).isTrue();
    }

    @Test
    void calls_are_counted_over_both_replicas_and_too_many_are_told_when_to_come_again() {
        var site = key("beta", "perMinute", 5);
        Site.Reply last = null;
        for (var time = 0; time < 11; time++) {
            last = site.at(time % 2 == 0 ? sites.one.port() : sites.other.port())
                    .status("none");
            if (last.status() == 429) {
                break;
            }
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(last.header("RateLimit-Limit")).isEqualTo("5");
        assertThat(last.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(last.header("RateLimit")).startsWith("\"key\";r=0;t=");
    }

    @Test
    void a_key_is_listed_without_its_secret_and_kept_only_as_a_digest() {
        var site = key("beta", "name", "the listed one");
        var secret = site.authorization().substring("Bearer cs_".length() + 13);
        var listed = Site.operator(sites.one.port()).get("/admin/v1/partners/beta/keys");
        assertThat(listed.http().body()).contains("the listed one").doesNotContain(secret);
        var stored = sites.ledger
                .sql("select string_agg(k::text, ' ') from site_key k")
                .query(String.class)
                .single();
        assertThat(stored).contains("the listed one").doesNotContain(secret);
    }

    @Test
    void what_is_wrong_with_a_wanted_key_is_named() {
        var operator = Site.operator(sites.one.port());
        var wrong = operator.post(
                "/admin/v1/partners/beta/keys",
                Map.of(
                        "name",
                        "",
                        "templates",
                        List.of("bronze"),
                        "operations",
                        List.of("void"),
                        "returnUrls",
                        List.of("ftp://x/"),
                        "perMinute",
                        0,
                        "expires",
                        "yesterday",
                        "networks",
                        List.of("home")));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "name", "templates", "operations", "returnUrls", "perMinute", "expires", "networks");
        assertThat(operator.post("/admin/v1/partners/nobody/keys", Map.of("name", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(new Site(sites.one.port(), "Basic eDp5")
                        .get("/admin/v1/partners/beta/keys")
                        .status())
                .isEqualTo(401);
    }
}
