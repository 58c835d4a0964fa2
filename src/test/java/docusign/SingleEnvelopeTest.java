package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import docusign.Answer.Known;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signup.SignupKey;
import signup.SignupState;
import throttle.Lane;

class SingleEnvelopeTest {

    private static final SignupKey KEY = new SignupKey("acme", "A-1");
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final SingleEnvelope envelopes = new SingleEnvelope(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void it_asks_for_status_and_signers_in_one_call_in_the_lane_of_people() {
        var call = envelopes.read("main", "e-1");
        assertThat(call.path()).isEqualTo("/envelopes/e-1?include=recipients,custom_fields");
        assertThat(call.lane()).isEqualTo(Lane.INTERACTIVE);
        assertThat(SingleEnvelope.readBy(call)).contains("e-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/envelopes/E-1",
                "/envelopes/e-1/",
                "/envelopes/e-1?include=tabs",
                "/envelopes/e-1/recipients",
                "/envelopes/e-1/recipients/1/tabs",
                "/envelopes/e-1/form_data",
                "/envelopes/e-1/custom_fields?x=1",
                "/envelopes/e-1/audit_events",
                "/envelopes/%65-1"
            })
    void whatever_reads_one_envelope_is_known_by_its_path(String path) {
        assertThat(SingleEnvelope.readBy(RestCall.get("main", path))).contains("e-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/envelopes",
                "/envelopes?from_date=2026-07-01",
                "/envelopes/status?transaction_ids=1",
                "/envelopes/e-1/documents",
                "/envelopes/e-1/documents/combined",
                "/templates/e-1",
                "/folders/recyclebin"
            })
    void listings_documents_and_other_things_are_no_reading_of_one_envelope(String path) {
        assertThat(SingleEnvelope.readBy(RestCall.get("main", path))).isEmpty();
    }

    @Test
    void a_change_of_an_envelope_is_no_reading() {
        assertThat(SingleEnvelope.readBy(RestCall.put("main", "/envelopes/e-1", "{}", Lane.SEND)))
                .isEmpty();
    }

    @Test
    void the_news_is_of_our_sign_up_even_without_the_custom_field() {
        var answer = new Answered(
                200,
                "{\"envelopeId\":\"E-1\",\"status\":\"completed\",\"completedDateTime\":\"2026-07-01T11:00:00Z\"}");
        var news = envelopes.news(answer, "e-1", KEY).orElseThrow();
        assertThat(news).singleElement().satisfies(change -> {
            assertThat(change.envelopeId()).isEqualTo("e-1");
            assertThat(change.key()).contains(KEY);
            assertThat(change.state()).isEqualTo(SignupState.COMPLETED);
            assertThat(change.occurredAt()).isEqualTo("2026-07-01T11:00:00Z");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"envelopeId\":\"another\",\"status\":\"completed\"}",
                "200|<html>",
                "200|null",
                "404|{}",
                "200|{}"
            })
    void what_is_not_said_of_this_envelope_is_no_news(int status, String body) {
        assertThat(envelopes.news(new Answered(status, body), "e-1", KEY)).isEmpty();
        assertThat(envelopes.news(new Known(NOON), "e-1", KEY)).isEmpty();
    }

    @Test
    void why_there_is_no_news_names_nobody() {
        assertThat(SingleEnvelope.why(new Known(NOON))).contains("quarter of an hour");
        assertThat(SingleEnvelope.why(new NotNow(Duration.ZERO, "BURST_X"))).isEqualTo("BURST_X");
        assertThat(SingleEnvelope.why(new Silence("no answer"))).isEqualTo("no answer");
        assertThat(SingleEnvelope.why(
                        new Answered(400, "{\"errorCode\":\"ENVELOPE_DOES_NOT_EXIST\",\"message\":\"of Zoe\"}")))
                .isEqualTo("DocuSign answered ENVELOPE_DOES_NOT_EXIST");
    }
}
