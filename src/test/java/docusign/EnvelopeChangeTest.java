package docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import docusign.Answer.Answered;
import docusign.Answer.Known;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import docusign.Changing.Later;
import docusign.Changing.Refused;
import docusign.Changing.Taken;
import docusign.Changing.Unheard;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signup.SignupKey;
import signup.SignupState;
import throttle.Lane;

class EnvelopeChangeTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final SignupKey KEY = new SignupKey("acme", "A-1");
    private static final Voiding VOID = new Voiding("main", "e 1", KEY, "has \"left\"", NOON);
    private static final Correction CORRECT = new Correction("main", "e-1", "7", "Ann Geheim", "ann@geheim.org");
    private static final Expiry EXTEND = new Expiry("main", "e-1", 150);

    private static JsonNode body(EnvelopeChange change) throws IOException {
        return Envelopes.MODELS.readTree(change.call().body());
    }

    private static JsonNode json(String text) throws IOException {
        return Envelopes.MODELS.readTree(text);
    }

    @Test
    void each_is_one_call_in_the_lane_of_those_who_wait_with_what_changes_and_nothing_else() throws IOException {
        assertThat(VOID.call()).hasToString("PUT /envelopes/e+1 of account main");
        assertThat(body(VOID)).isEqualTo(json("{\"status\":\"voided\",\"voidedReason\":\"has \\\"left\\\"\"}"));
        assertThat(CORRECT.call().path()).isEqualTo("/envelopes/e-1/recipients?resend_envelope=true");
        assertThat(body(CORRECT)).isEqualTo(json("""
                {"signers":[{"recipientId":"7","name":"Ann Geheim","email":"ann@geheim.org"}]}"""));
        assertThat(EXTEND.call().path()).isEqualTo("/envelopes/e-1/notification");
        assertThat(body(EXTEND)).isEqualTo(json("""
                {"useAccountDefaults":"false","expirations":{"expireEnabled":"true","expireAfter":"150"}}"""));
        for (var change : List.of(VOID, CORRECT, EXTEND)) {
            assertThat(change.call().lane()).isEqualTo(Lane.INTERACTIVE);
            assertThat(change.call().method()).isEqualTo("PUT");
            assertThat(change.toString()).doesNotContainIgnoringCase("geheim", "left");
        }
    }

    @Test
    void a_name_alone_goes_without_the_address_which_docusign_would_take_for_a_new_one() throws IOException {
        assertThat(body(new Correction("main", "e-1", "7", "Ann", ""))
                        .at("/signers/0")
                        .has("email"))
                .isFalse();
    }

    @Test
    void what_docusign_says_it_has_done_is_taken() {
        assertThat(VOID.of(new Answered(200, "{\"envelopeId\":\"E 1\"}"))).isInstanceOf(Taken.class);
        assertThat(CORRECT.of(new Answered(200, """
                {"recipientUpdateResults":[{"recipientId":"6","errorDetails":{"errorCode":"X"}},
                 {"recipientId":"7","errorDetails":{"errorCode":"SUCCESS","message":""}}]}"""))).isInstanceOf(Taken.class);
        assertThat(CORRECT.of(new Answered(200, "{\"recipientUpdateResults\":[{\"recipientId\":\"7\"}]}")))
                .isInstanceOf(Taken.class);
        assertThat(EXTEND.of(
                        new Answered(200, "{\"expirations\":{\"expireEnabled\":\"true\",\"expireAfter\":\"150\"}}")))
                .isInstanceOf(Taken.class);
    }

    @Test
    void a_good_status_with_an_error_in_it_is_a_refusal() {
        assertThat(CORRECT.of(new Answered(200, """
                {"recipientUpdateResults":[{"recipientId":"7","errorDetails":
                 {"errorCode":"RECIPIENT_UPDATE_FAILED","message":"The recipient Ann could not be updated."}}]}"""))).isEqualTo(new Refused("RECIPIENT_UPDATE_FAILED"));
        assertThat(VOID.of(new Answered(200, "{\"envelopeId\":\"e 1\",\"errorDetails\":{\"errorCode\":\"NO\"}}")))
                .isEqualTo(new Refused("NO"));
        assertThat(EXTEND.of(new Answered(200, "{\"expirations\":{\"expireAfter\":\"120\"}}")))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>", "null", "[]", "{}", "{\"recipientUpdateResults\":[null]}", "{\"envelopeId\":\"x\"}"
            })
    void an_answer_that_does_not_say_it_leaves_it_unknown(String body) {
        for (var change : List.of(VOID, CORRECT, EXTEND)) {
            assertThat(change.of(new Answered(200, body)))
                    .as(change + " " + body)
                    .isInstanceOf(Unheard.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, ENVELOPE_INVALID_STATUS",
        "400, ENVELOPE_CANNOT_VOID_INVALID_STATE",
        "404, ENVELOPE_DOES_NOT_EXIST"
    })
    void a_refusal_is_told_by_its_code_and_names_nobody(int status, String code) {
        var answer = new Answered(status, "{\"errorCode\":\"" + code + "\",\"message\":\"of Ann Geheim\"}");
        assertThat(VOID.of(answer)).isEqualTo(new Refused(code));
    }

    @Test
    void a_closed_quota_is_later_and_silence_is_no_success() {
        assertThat(VOID.of(new NotNow(Duration.ofSeconds(9), "the quota is spent")))
                .isEqualTo(new Later(Duration.ofSeconds(9), "the quota is spent"));
        assertThat(VOID.of(new Silence("no answer: SocketTimeoutException")))
                .isEqualTo(new Unheard("no answer: SocketTimeoutException"));
        assertThatThrownBy(() -> VOID.of(new Known(NOON))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void only_a_void_is_news_of_its_own() {
        assertThat(VOID.news(NOON.plusSeconds(5))).singleElement().satisfies(news -> {
            assertThat(news.state()).isEqualTo(SignupState.VOIDED);
            assertThat(news.reason()).isEqualTo("has \"left\"");
            assertThat(news.occurredAt()).isEqualTo(NOON.plusSeconds(5));
            assertThat(news.key()).contains(KEY);
        });
        assertThat(CORRECT.news(NOON)).isEmpty();
        assertThat(EXTEND.news(NOON)).isEmpty();
    }
}
