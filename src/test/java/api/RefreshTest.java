package api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator has one envelope looked at; here without DocuSign behind it. */
class RefreshTest {

    private final OperatorService service = OperatorService.shared();
    private final Caller operator = service.caller();
    private final Rows rows = service.rows("looked-at");

    @Test
    void it_answers_the_sign_up_and_when_its_envelope_was_read_and_is_kept_in_the_history() {
        rows.add("r/1 x", "sent");
        var first = operator.decide("looked-at", "r/1 x", "refresh", "the member is on the phone");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("state").asText()).isEqualTo("sent");
        assertThat(first.body().path("ref").asText()).isEqualTo("r/1 x");
        assertThat(first.body().path("refreshed").asBoolean()).isTrue();
        assertThat(first.body().path("why").asText()).isEmpty();
        var readAt = Instant.parse(first.body().path("readAt").asText());
        assertThat(readAt)
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));

        var second = operator.decide("looked-at", "r/1 x", "refresh", "and again");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().path("refreshed").asBoolean()).isFalse();
        assertThat(second.body().path("readAt").asText())
                .isEqualTo(first.body().path("readAt").asText());
        assertThat(second.body().path("why").asText()).isNotEmpty();
        assertThat(rows.history("r/1 x"))
                .containsExactly(
                        "refresh|the member is on the phone|olga",
                        "refresh|and again [no news: it was read a moment ago]|olga");
    }

    @Test
    void without_an_envelope_a_sign_up_a_reason_or_a_login_there_is_nothing_to_ask() {
        rows.add("r2", "waiting");
        var waiting = operator.decide("looked-at", "r2", "refresh", "why not");
        assertThat(waiting.status()).isEqualTo(409);
        assertThat(waiting.body().path("state").asText()).isEqualTo("waiting");
        assertThat(operator.decide("looked-at", "nobody", "refresh", "why not").status())
                .isEqualTo(404);
        assertThat(operator.post("/admin/v1/signups/looked-at/r2/refresh", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(service.stranger()
                        .decide("looked-at", "r2", "refresh", "why not")
                        .status())
                .isEqualTo(401);
        assertThat(rows.history("r2")).isEmpty();
    }
}
