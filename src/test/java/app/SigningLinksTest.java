package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sandbox.Operation;

/** What a durable link does for persons, and not for machines. */
class SigningLinksTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static Sites sites;
    private static Site acme;
    private static Site beta;

    @BeforeAll
    static void start() {
        sites = Sites.shared();
        acme = sites.site("acme");
        beta = sites.site("beta");
    }

    private static Map<String, Object> person(String ref) {
        return new HashMap<>(Map.of("ref", ref, "name", "Ann Example", "email", ref.toLowerCase() + "@example.org"));
    }

    private static Map<String, Object> golden(String ref) {
        var person = person(ref);
        person.put("template", "gold");
        return person;
    }

    private static void untilState(Site site, String ref, String state) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> site.status(ref).text("state").equals(state));
    }

    @Test
    void a_link_in_a_mail_is_good_twice_after_six_minutes_and_says_what_became_of_it_after_the_end() {
        sites.table.add("M1", "Ann Example", "m1@example.org");
        await().atMost(SOON).until(() -> sites.envelopes("acme:M1") == 1);
        var link = sites.sandbox.envelopes().stream()
                .filter(envelope -> envelope.customFields().containsValue("acme:M1"))
                .flatMap(envelope -> envelope.recipients().stream())
                .map(recipient -> recipient.startUrl())
                .findFirst()
                .orElseThrow();
        await().atMost(SOON).until(() -> sites.table.rows().get("M1").status().equals("sent"));
        var member = new Visitor();
        var first = member.open(link);
        assertThat(first.isSigningPage()).isTrue();
        var fresh =
                member.look("GET", link).http().headers().firstValue("Location").orElseThrow();
        sites.docusignClock.pass(Duration.ofMinutes(6));
        assertThat(member.open(fresh).title())
                .as("six minutes after it was minted")
                .isEqualTo("Thank you");
        var again = member.open(link);
        assertThat(again.isSigningPage()).as("the durable link").isTrue();
        assertThat(member.press(again, "finish").title()).isIn("Thank you", "Already signed");
        assertThat(member.open(link).title()).isEqualTo("Already signed");
        await().atMost(SOON).until(() -> sites.table.rows().get("M1").status().equals("completed"));
        assertThat(new Visitor(Visitor.BROWSER, "fr-CA,de;q=0.5").open(link).text())
                .contains("lang=\"fr\"", "Déjà signé");
        assertThat(new Visitor(Visitor.BROWSER, "ja,de;q=0.5").open(link).title())
                .isEqualTo("Schon unterschrieben");
    }

    @Test
    void machines_that_look_at_a_link_mint_nothing_and_a_person_taken_for_one_has_a_button() {
        beta.handIn(golden("P1"));
        var link = beta.status("P1").text("signingLink");
        var minted = sites.sandbox.calls().getOrDefault(Operation.VIEW, 0L);
        assertThat(new Visitor().look("HEAD", link).status()).isEqualTo(200);
        for (var agent :
                List.of("Slackbot-LinkExpanding 1.0", "Mozilla/5.0 (compatible; bingbot/2.0)", "BarracudaCentral")) {
            assertThat(new Visitor(agent, "en").look("GET", link).title()).isEqualTo("Your contract");
        }
        assertThat(sites.sandbox.calls().getOrDefault(Operation.VIEW, 0L)).isEqualTo(minted);
        assertThat(new Visitor("Slackbot", "en").look("POST", link).status()).isEqualTo(303);
        assertThat(sites.sandbox.calls().get(Operation.VIEW)).isEqualTo(minted + 1);
    }

    @Test
    void a_link_that_was_never_made_leads_nowhere_and_one_that_is_clicked_all_the_time_rests() {
        var base = "http://localhost:" + sites.one.port() + "/sign/";
        for (var token : List.of("x", "A".repeat(32), "%2e%2e", "A".repeat(4000))) {
            assertThat(new Visitor().look("GET", base + token).status())
                    .as(token)
                    .isIn(400, 404);
        }
        beta.handIn(golden("P2"));
        var link = beta.status("P2").text("signingLink");
        assertThat(IntStream.range(0, 20)
                        .map(time -> new Visitor().look("GET", link).status()))
                .contains(303, 429);
    }

    @Test
    void open_envelopes_are_found_by_address_whatever_its_case_and_only_ones_own() {
        beta.handIn(golden("L1"));
        var twin = person("L1");
        acme.handIn(twin);
        var found = beta.get("/api/v1/envelopes?email=" + Site.encoded("L1@Example.ORG"))
                .body()
                .path("items");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("ref").asText()).isEqualTo("L1");
        var contract = new Visitor().open(found.path(0).path("signingLink").asText());
        assertThat(contract.isSigningPage()).isTrue();
        new Visitor().press(contract, "decline", "I moved away");
        untilState(beta, "L1", "declined");
        assertThat(beta.get("/api/v1/envelopes?email=l1@example.org").body().path("items"))
                .isEmpty();
        assertThat(acme.get("/api/v1/envelopes?email=l1@example.org").body().path("items"))
                .hasSize(1);
    }
}
