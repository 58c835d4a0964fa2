package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Operation;

/** What a partner's web site and its members live through, on two replicas. */
class SitesTest {

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
    void a_member_signs_at_the_site_comes_back_and_the_partners_table_hears_of_it() {
        sites.table.run(
                "insert into signups (ref, name, email, taken) values ('J1', 'Ann Example', 'j1@example.org', true)");
        var person = person("J1");
        person.put("fields", Map.of("member_number", 1001));
        person.put("returnUrl", Sites.BACK + "?lang=en");
        var handedIn = acme.handIn(person);
        assertThat(handedIn.status()).as(handedIn.http().body()).isEqualTo(201);
        assertThat(handedIn.text("state")).isEqualTo("sent");
        assertThat(handedIn.header("Location")).isEqualTo("/api/v1/signups/J1");

        var page = acme.post("/api/v1/signups/J1/signing-page", Map.of());
        assertThat(page.status()).as(page.http().body()).isEqualTo(201);
        var member = new Visitor();
        var contract = member.open(page.text("url"));
        assertThat(contract.isSigningPage()).isTrue();
        assertThat(contract.text()).contains("1001");
        var back = member.press(contract, "finish").address();
        assertThat(back.toString())
                .startsWith(Sites.BACK + "?lang=en&ref=J1&state=")
                .endsWith("event=signing_complete");

        untilState(acme, "J1", "completed");
        await().atMost(SOON).until(() -> sites.table.rows().get("J1").status().equals("completed"));
        assertThat(acme.status("J1").body().has("signingLink")).isFalse();
        assertThat(acme.post("/api/v1/signups/J1/signing-page", Map.of())).satisfies(late -> {
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.text("state")).isEqualTo("completed");
        });
    }

    @Test
    void five_hundred_hand_ins_of_one_ref_at_once_on_two_replicas_make_one_envelope() {
        var ports = List.of(sites.one.port(), sites.other.port());
        var replies = IntStream.range(0, 500)
                .mapToObj(time -> beta.at(ports.get(time % 2)).postLater("/api/v1/signups", golden("F1")))
                .toList();
        var statuses = replies.stream()
                .map(CompletableFuture::join)
                .map(Site.Reply::status)
                .toList();
        assertThat(statuses).isSubsetOf(200, 201, 202);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(beta.handIn(golden("F1")).status()).isEqualTo(200);
        assertThat(sites.envelopes("beta:F1")).isEqualTo(1);
    }

    @Test
    void an_answer_that_is_late_is_202_and_never_a_second_envelope() {
        sites.sandbox.fault(Fault.of(Kind.SILENT)
                .on(Operation.CREATE)
                .mailedTo("late@example.org")
                .times(1));
        var handedIn = beta.handIn(golden("LATE"));
        assertThat(handedIn.status()).isEqualTo(202);
        assertThat(handedIn.text("state")).isIn("sending", "unsure");
        assertThat(beta.post("/api/v1/signups/LATE/signing-page", Map.of())).satisfies(early -> {
            assertThat(early.status()).isEqualTo(409);
            assertThat(early.header("Retry-After")).isNotEmpty();
        });
        sites.sandbox.fault(Fault.of(Kind.CREATED_THEN_SILENT)
                .on(Operation.CREATE)
                .mailedTo("lost@example.org")
                .times(1));
        assertThat(beta.handIn(golden("LOST")).status()).isIn(201, 202);
        assertThat(beta.handIn(golden("LATE")).status()).isIn(200, 202);
        for (var ref : List.of("LATE", "LOST")) {
            untilState(beta, ref, "sent");
            assertThat(sites.envelopes("beta:" + ref)).as(ref).isEqualTo(1);
        }
    }

    @Test
    void another_body_under_the_same_ref_is_a_conflict_and_a_refusal_is_told_with_its_reason() {
        beta.handIn(golden("C1"));
        var changed = golden("C1");
        changed.put("name", "Somebody Else");
        assertThat(beta.handIn(changed).status()).isEqualTo(409);
        sites.sandbox.fault(Fault.of(Kind.ERROR)
                .on(Operation.CREATE)
                .mailedTo("refused@example.org")
                .saying(400, "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT", "refused@example.org is none"));
        var refused = beta.handIn(golden("REFUSED"));
        assertThat(refused.status()).isEqualTo(201);
        assertThat(refused.text("state")).isEqualTo("refused");
        assertThat(refused.text("reason")).contains("INVALID_EMAIL_ADDRESS").doesNotContain("refused@");
    }

    @Test
    void each_field_that_is_wrong_is_named_and_nothing_is_kept() {
        var wrong = beta.handIn(Map.of(
                "ref",
                "W1",
                "name",
                " ",
                "email",
                "ann at home",
                "template",
                "bronze",
                "returnUrl",
                "https://evil.example",
                "fields",
                Map.of("a", List.of())));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(wrong.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("name", "email", "template", "returnUrl", "fields");
        assertThat(wrong.http().body()).doesNotContain("ann at home", "evil.example");
        assertThat(beta.status("W1").status()).isEqualTo(404);
    }

    @Test
    void somebody_who_signs_from_docusigns_mail_has_no_page_of_ours() {
        var mailed = sites.site("mailed");
        assertThat(mailed.handIn(person("E1")).body().has("signingLink")).isFalse();
        assertThat(mailed.post("/api/v1/signups/E1/signing-page", Map.of()).status())
                .isEqualTo(409);
    }
}
