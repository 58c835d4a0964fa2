package api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GiveUpTest {

    private final OperatorService service = OperatorService.shared();
    private final Caller operator = service.caller();

    private Rows rows(String partner) {
        return service.rows(partner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "unsure", "refused"})
    void one_without_an_envelope_is_given_up_and_its_partner_told_once(String state) {
        var rows = rows("giveup").add(state, state);
        assertThat(operator.decide("giveup", state, "give-up", "left the club").status())
                .isEqualTo(200);
        assertThat(rows.row(state)).containsEntry("state", "refused").containsEntry("unsure_since", null);
        assertThat(rows.outcomes(state)).containsExactly("refused: given up by operator: left the club");
        assertThat(operator.decide("giveup", state, "give-up", "again").status())
                .isEqualTo(409);
        assertThat(operator.decide("giveup", state, "retry", "no").detail()).contains("given up");
        assertThat(rows.outcomes(state)).hasSize(1);
        assertThat(operator.decide("giveup", state, "resend", "joined again").status())
                .isEqualTo(200);
    }

    @Test
    void a_partner_that_does_not_want_to_know_is_not_told() {
        var rows = rows("quiet").add("1", "waiting");
        assertThat(operator.decide("quiet", "1", "give-up", "test row").status())
                .isEqualTo(200);
        assertThat(rows.outcomes("1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sending",
                "invalid",
                "sent",
                "delivered",
                "bounced",
                "completed",
                "declined",
                "voided",
                "expired"
            })
    void nothing_else_is_given_up(String state) {
        var rows = rows("nogiveup").add(state, state);
        assertThat(operator.decide("nogiveup", state, "give-up", "why not").status())
                .isEqualTo(409);
        assertThat(rows.row(state)).containsEntry("state", state);
        assertThat(rows.outcomes(state)).isEmpty();
    }

    @Test
    void a_change_needs_a_reason_in_json() {
        rows("reason").add("1", "refused");
        var path = "/admin/v1/signups/reason/1/retry";
        assertThat(operator.post(path, Map.of()).status()).isEqualTo(400);
        assertThat(operator.post(path, Map.of("reason", "  ")).status()).isEqualTo(400);
        assertThat(operator.post(path, Map.of("reason", "x".repeat(501))).status())
                .isEqualTo(400);
        assertThat(operator.post(path, Map.of("reason", "a\0b")).status()).isEqualTo(400);
        assertThat(operator.post(path, Map.of("reason", "ok", "force", true)).status())
                .isEqualTo(400);
        assertThat(operator.post(path, "{\"reason\": \"\\ud800\"}", "application/json")
                        .status())
                .isEqualTo(400);
        assertThat(operator.post(path, "{\"reason\": {}}", "application/json").status())
                .isEqualTo(400);
        assertThat(operator.post(path, "{", "application/json").status()).isEqualTo(400);
        assertThat(operator.post(path, "[]", "application/json").status()).isEqualTo(400);
        assertThat(operator.post(path, "{\"reason\": \"form\"}", "text/plain").status())
                .isEqualTo(415);
        assertThat(operator.post(path, "reason=form", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
        assertThat(rows("reason").row("1")).containsEntry("epoch", 0L);
        assertThat(operator.decide("reason", "1", "explode", "no").status()).isEqualTo(404);
        assertThat(operator.decide("reason", "2", "retry", "no such").status()).isEqualTo(404);
        assertThat(operator.decide("reason", "1", "retry", "x".repeat(500)).status())
                .isEqualTo(200);
    }
}
