package api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignupsTest {

    private final OperatorService service = OperatorService.shared();
    private final Caller operator = service.caller();

    @Test
    void a_thousand_are_paged_without_gap_or_repetition() {
        var rows = service.rows("paged");
        for (var row = 0; row < 1000; row++) {
            rows.add("r" + row, row % 10 == 0 ? "refused" : "waiting");
        }
        var seen = new ArrayList<String>();
        var pages = 0;
        var next = "";
        do {
            var page = operator.get("/admin/v1/signups?partner=paged&limit=300&after=" + next)
                    .body();
            page.path("items").forEach(item -> seen.add(item.path("ref").asText()));
            next = page.path("next").asText();
            pages++;
        } while (!next.isEmpty());
        assertThat(pages).isEqualTo(4);
        assertThat(seen).hasSize(1000);
        assertThat(new HashSet<>(seen)).hasSize(1000);
        var refused = operator.get("/admin/v1/signups?partner=paged&state=refused&limit=100")
                .body();
        assertThat(refused.path("items").size()).isEqualTo(100);
        assertThat(refused.path("next").asText()).isEmpty();
        assertThat(operator.get("/admin/v1/signups?partner=paged&since=2999-01-01T00:00:00Z")
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void the_stuck_ones_can_be_asked_for() {
        service.rows("seen")
                .addStuck("1", "waiting")
                .addStuck("2", "unsure")
                .add("3", "waiting")
                .add("4", "unsure")
                .add("5", "refused");
        var items = operator.get("/admin/v1/signups?partner=seen&state=stuck")
                .body()
                .path("items");
        assertThat(items.findValuesAsText("ref")).containsExactly("1", "2");
        assertThat(items.path(1).path("stuck").asBoolean()).isTrue();
        assertThat(items.path(1).path("dueAt").isNull()).isTrue();
        assertThat(items.path(1).path("unsureSince").asText()).startsWith("20");
        assertThat(items.path(0).path("reason").asText()).isEqualTo("SOME_CODE: … of … is wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=501",
                "limit=0",
                "limit=x",
                "after=x",
                "after=-1",
                "state=sleeping",
                "since=yesterday",
                "since=2026-05-01T00:00:00+00:00",
                "partner=a%00b"
            })
    void a_question_that_makes_no_sense_is_refused(String query) {
        assertThat(operator.get("/admin/v1/signups?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a/b",
                "/a//b/",
                "a/../b",
                "..a",
                "a/retry",
                "retry",
                "100 %",
                "%2F",
                "%252F",
                "a b",
                "a+b",
                "a;b=c",
                "a?b#c",
                "a\\b",
                "山田/太郎",
                "é\u0301😀",
                "a\nb",
                "a\u2028b",
                "<script>",
                "'; drop table signup;--",
                "a&b=c",
                "{ref}",
                "${x}",
                "a."
            })
    void a_reference_may_contain_anything(String ref) {
        var rows = service.rows("refs").add(ref, "refused");
        assertThat(operator.story("refs", ref).path("signup").path("ref").asText())
                .isEqualTo(ref);
        var reply = operator.decide("refs", ref, "retry", "any reference");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("ref").asText()).isEqualTo(ref);
        assertThat(rows.row(ref)).containsEntry("state", "waiting");
    }

    @Test
    void slashes_may_stand_as_they_are() {
        service.rows("slashes").add("2026/05/a", "refused");
        assertThat(operator.get("/admin/v1/signups/slashes/2026/05/a").status()).isEqualTo(200);
        assertThat(operator.post("/admin/v1/signups/slashes/2026/05/a/retry", java.util.Map.of("reason", "x"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nobody/1", "/acme", "/acme/", "/acme/%20"})
    void an_address_of_nothing_is_a_problem(String path) {
        assertThat(operator.get("/admin/v1/signups" + path).status()).isIn(400, 404);
    }

    @Test
    void a_story_tells_all_but_the_person() {
        var rows = service.rows("story").add("1", "declined");
        operator.decide("story", "1", "resend", "wrote to " + Rows.EMAIL);
        service.part(JdbcClient.class)
                .sql("""
                        with s as (select id from signup where partner = 'story'), o as (
                            insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at, problem)
                            select id, 'story', 'declined', 'e', 'I am ' || :name, clock_timestamp(), 'key (' || :email || ')'
                              from s)
                        insert into other_envelope (envelope_id, signup_id, kind, state, sent_at, problem)
                        select 'e-double', id, 'double', 'sent', clock_timestamp(), 'of ' || :name from s
                        """)
                .param("name", Rows.NAME)
                .param("email", Rows.EMAIL)
                .update();
        var story = operator.story("story", "1");
        assertThat(story.path("history").path(0).path("actor").asText()).isEqualTo("olga");
        assertThat(story.path("history").path(0).path("detail").asText()).startsWith("wrote to …");
        assertThat(story.path("outcomes").path(0).path("reason").asText()).isEqualTo("I am …");
        assertThat(story.path("otherEnvelopes").findValuesAsText("kind")).containsExactlyInAnyOrder("past", "double");
        assertThat(rows.history("1")).singleElement().asString().contains(Rows.EMAIL);
    }
}
