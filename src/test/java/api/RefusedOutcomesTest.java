package api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import ledger.ConnectHealth;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What partners' databases refuse, and what is wrong with Connect, in operators' hands. */
class RefusedOutcomesTest {

    private final OperatorService service = OperatorService.shared();
    private final Caller operator = service.caller();

    private void refused(String partner, String ref, String due) {
        service.part(JdbcClient.class)
                .sql(
                        "insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at, due_at, refusals,"
                                + " problem) select id, partner, state, '', '', clock_timestamp(), cast(:due as timestamptz), 10,"
                                + " 'SQLSTATE 23514 of ' || email from signup where partner = :partner and ref = :ref")
                .param("partner", partner)
                .param("ref", ref)
                .param("due", due)
                .update();
    }

    private long parked(String partner) {
        return service.part(JdbcClient.class)
                .sql("select count(*) from outcome where partner = ? and due_at = 'infinity'")
                .params(partner)
                .query(Long.class)
                .single();
    }

    @Test
    void one_is_shown_with_its_reason_and_told_again_wherever_its_sign_up_stands() {
        var rows = service.rows("refuses").add("1", "completed").add("2", "completed");
        refused("refuses", "1", "infinity");
        var page =
                operator.get("/admin/v1/signups?partner=refuses&state=parked").body();
        assertThat(page.path("items").findValuesAsText("ref")).containsExactly("1");
        var story = operator.get("/admin/v1/signups/refuses/1").body();
        assertThat(story.at("/outcomes/0/problem").asText()).isEqualTo("SQLSTATE 23514 of …");
        assertThat(operator.decide("refuses", "2", "retry", "mended").status()).isEqualTo(409);
        assertThat(operator.decide("refuses", "1", "retry", "mended").status()).isEqualTo(200);
        assertThat(parked("refuses")).isZero();
        assertThat(rows.history("1"))
                .singleElement()
                .asString()
                .startsWith("retry|mended [to be told again: completed");
        assertThat(operator.decide("refuses", "1", "retry", "mended").status()).isEqualTo(409);
    }

    @Test
    void all_of_a_partner_are_told_again_and_sign_ups_are_left_alone() {
        var rows =
                service.rows("refusesall").add("1", "declined").add("2", "sent").add("r", "refused");
        refused("refusesall", "1", "infinity");
        refused("refusesall", "2", "infinity");
        refused("refusesall", "r", "2100-01-01");
        var overview = operator.get("/admin/v1/partners").body();
        assertThat(overview.toString()).contains("\"outcomesParked\":2");
        var reply = operator.post(
                "/admin/v1/signups/retry", Map.of("partner", "refusesall", "state", "parked", "reason", "mended"));
        assertThat(reply.body().path("retried").asInt()).isEqualTo(2);
        assertThat(parked("refusesall")).isZero();
        assertThat(rows.row("r")).containsEntry("state", "refused");
    }

    @Test
    void an_envelope_that_docusign_has_lost_is_found_by_a_question_of_its_own() {
        service.rows("loses").add("1", "sent").add("2", "sent");
        service.part(JdbcClient.class)
                .sql("insert into silent_envelope (signup_id, ask_at, missing_since) select id, clock_timestamp(),"
                        + " clock_timestamp() from signup where partner = 'loses' and ref = '2'")
                .update();
        var page = operator.get("/admin/v1/signups?partner=loses&state=missing").body();
        assertThat(page.path("items").findValuesAsText("ref")).containsExactly("2");
        assertThat(operator.get("/admin/v1/partners").body().toString()).contains("\"envelopesMissing\":1");
    }

    @Test
    void what_is_wrong_with_connect_stands_beside_the_schedules() {
        service.part(ConnectHealth.class).found("main", Map.of("off", "configuration 7"));
        var connect = operator.get("/admin/v1/schedules").body().at("/connect/0");
        assertThat(connect.path("account").asText()).isEqualTo("main");
        assertThat(connect.path("allowed").asBoolean()).isTrue();
        assertThat(connect.at("/findings/0/finding").asText()).isEqualTo("off");
        assertThat(connect.at("/findings/0/since").asText()).isNotEmpty();
    }
}
