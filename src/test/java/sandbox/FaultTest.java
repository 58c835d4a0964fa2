package sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sandbox.Caller.Heard;
import sandbox.Fault.Kind;

class FaultTest {

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.settings());
        caller = new Caller(sandbox).loggedIn();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void mend() {
        sandbox.noFaults();
    }

    @Test
    void an_envelope_is_created_and_nothing_is_heard() {
        int before = sandbox.envelopes().size();
        sandbox.fault(Fault.of(Kind.CREATED_THEN_SILENT).on(Operation.CREATE).times(1));
        assertThatThrownBy(() ->
                        caller.send(caller.request("/restapi/v2.1/accounts/" + Identities.ACCOUNT_ID + "/envelopes")
                                .header("Content-Type", "application/json")
                                .timeout(Duration.ofMillis(300))
                                .POST(BodyPublishers.ofString(Caller.definition("A", "silent@example.com", "s")))))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(sandbox.envelopes()).hasSize(before + 1);
        assertThat(caller.created("heard@example.com")).isNotEmpty();
    }

    @Test
    void an_envelope_is_created_and_the_connection_breaks() {
        int before = sandbox.envelopes().size();
        sandbox.fault(Fault.of(Kind.CREATED_THEN_RESET).on(Operation.CREATE).times(1));
        assertThatThrownBy(() -> caller.created("reset@example.com")).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.envelopes()).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "created-then-500, 500, 1",
        "created-then-html, 502, 1",
        "created-then-empty, 201, 1",
        "created-then-broken-json, 201, 1",
        "server-error, 503, 0",
        "html, 502, 0",
        "empty, 503, 0",
        "broken-json, 500, 0",
        "unauthorized, 401, 0",
        "hourly-limit, 429, 0",
        "burst-limit, 429, 0",
        "error, 400, 0"
    })
    void each_kind_has_its_status_and_creates_or_does_not(String kind, int status, int created) {
        int before = sandbox.envelopes().size();
        Heard scripted = caller.control("/faults", "{\"kind\": \"%s\", \"operation\": \"create\"}".formatted(kind));
        assertThat(scripted.status()).as(scripted.text()).isEqualTo(200);
        Heard heard = caller.post("/envelopes", Caller.definition("A", "kind@example.com", "k"));
        assertThat(heard.status()).isEqualTo(status);
        assertThat(sandbox.envelopes()).hasSize(before + created);
    }

    @Test
    void any_error_code_in_any_status_can_be_said() {
        sandbox.fault(
                Fault.of(Kind.ERROR).on(Operation.CREATE).saying(400, "ENVELOPE_ALLOWANCE_EXCEEDED", "Plan used up."));
        Heard heard = caller.post("/envelopes", Caller.definition("A", "code@example.com", "c"));
        assertThat(heard.error()).isEqualTo("ENVELOPE_ALLOWANCE_EXCEEDED");
        assertThat(heard.json().path("message").asText()).isEqualTo("Plan used up.");
    }

    @Test
    void a_fault_hits_only_those_it_names() {
        sandbox.fault(Fault.of(Kind.SERVER_ERROR).mailedTo("*@slow.example"));
        sandbox.fault(Fault.of(Kind.SERVER_ERROR).withCustomField("key=acme:hit*"));
        assertThat(caller.created("a@fast.example")).isNotEmpty();
        assertThat(caller.created("a@slow.example")).isEmpty();
        assertThat(caller.created("hit@fast.example")).isEmpty();
    }

    @Test
    void a_chance_is_kept_roughly_and_repeats_with_the_same_seed() {
        sandbox.fault(Fault.of(Kind.ERROR).on(Operation.TEMPLATES).sometimes(0.3));
        long hit = IntStream.range(0, 200)
                .filter(i -> caller.rest("/templates").status() == 400)
                .count();
        assertThat(hit).isBetween(30L, 90L);
    }

    @Test
    void the_token_endpoint_can_fail_in_its_own_shape() {
        sandbox.fault(Fault.of(Kind.ERROR).on(Operation.TOKEN).saying(400, "consent_required", ""));
        Heard heard = caller.token(Caller.signed(Caller.claims()));
        assertThat(heard.json().path("error").asText()).isEqualTo("consent_required");
        sandbox.noFaults();
        sandbox.fault(Fault.of(Kind.SERVER_ERROR).on(Operation.TOKEN));
        assertThat(caller.token(Caller.signed(Caller.claims())).status()).isEqualTo(503);
    }

    @Test
    void a_slow_answer_comes_late_and_a_hidden_envelope_shows_late() {
        sandbox.fault(Fault.of(Kind.SLOW).on(Operation.TEMPLATES).lasting(Duration.ofMillis(200)));
        long begun = System.nanoTime();
        assertThat(caller.rest("/templates").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(190));
        sandbox.fault(Fault.of(Kind.HIDDEN).on(Operation.CREATE).lasting(Duration.ofSeconds(1)));
        caller.created("hidden@example.com");
        String search = "/envelopes?transaction_ids=t-hidden@example.com";
        assertThat(caller.rest(search).json().path("envelopes")).isEmpty();
        Await.until(() -> caller.rest(search).json().path("envelopes").size() == 1);
    }

    @Test
    void a_word_that_means_nothing_is_named() {
        assertThat(caller.control("/faults", "{\"kind\": \"meteor\"}").text())
                .contains("meteor")
                .contains("slow");
        assertThat(caller.control("/faults", "{\"kind\": \"slow\", \"secs\": 3}")
                        .text())
                .contains("secs");
        assertThat(caller.control("/faults", "{\"kind\": \"slow\", \"operation\": \"x\"}")
                        .status())
                .isEqualTo(400);
    }
}
