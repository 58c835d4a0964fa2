package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.docusign.esign.model.Envelope;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signup.SignupKey;
import signup.SignupState;
import signup.StatusChange;

class EnvelopeNewsTest {

    private static final Instant NOW = Instant.parse("2026-07-20T00:00:00Z");
    private static final SignupKey KEY = new SignupKey("acme", "4711");
    private static final String TIMES = """
            "createdDateTime":"2026-07-01T00:00:00.0000000Z","sentDateTime":"2026-07-01T00:00:01.1234567Z",
            "deliveredDateTime":"2026-07-02T00:00:00Z","completedDateTime":"2026-07-03T00:00:00Z",
            "declinedDateTime":"2026-07-04T00:00:00Z","voidedDateTime":"2026-07-05T00:00:00Z",
            "statusChangedDateTime":"2026-07-06T00:00:00Z","lastModifiedDateTime":"2026-07-07T00:00:00Z"
            """;

    @ParameterizedTest
    @CsvSource({
        "sent,      SENT,      2026-07-01T00:00:01.123456700Z",
        "delivered, DELIVERED, 2026-07-02T00:00:00Z",
        "completed, COMPLETED, 2026-07-03T00:00:00Z",
        "Completed, COMPLETED, 2026-07-03T00:00:00Z",
        "declined,  DECLINED,  2026-07-04T00:00:00Z",
        "voided,    VOIDED,    2026-07-05T00:00:00Z",
        "deleted,   VOIDED,    2026-07-05T00:00:00Z",
        "timedout,  EXPIRED,   2026-07-05T00:00:00Z",
        "expired,   EXPIRED,   2026-07-05T00:00:00Z"
    })
    void a_status_becomes_our_word_at_its_own_time(String status, SignupState state, Instant at) {
        var change = news("\"status\":\"" + status + "\"," + TIMES).orElseThrow();
        assertThat(change.state()).isEqualTo(state);
        assertThat(change.occurredAt()).isEqualTo(at);
        assertThat(change.sentAt()).isEqualTo(Instant.parse("2026-07-01T00:00:01.123456700Z"));
        assertThat(change.envelopeId()).isEqualTo("env-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "correct", "processing", "template", "signed", "authoritativecopy", ""})
    void a_status_that_says_nothing_about_the_signature_is_no_news(String status) {
        assertThat(news("\"status\":\"" + status + "\"," + TIMES)).isEmpty();
    }

    @Test
    void an_envelope_without_id_or_status_is_no_news() throws JsonProcessingException {
        assertThat(news("\"uri\":\"/envelopes/env-1\"")).isEmpty();
        var nameless = Envelopes.MODELS.readValue("{\"status\":\"sent\"}", Envelope.class);
        assertThat(EnvelopeNews.of(nameless, NOW, Map.of())).isEmpty();
    }

    @Test
    void without_a_time_of_its_own_the_last_change_counts_and_then_now() {
        var changed = news("\"status\":\"completed\",\"statusChangedDateTime\":\"2026-07-06T00:00:00\"")
                .orElseThrow();
        assertThat(changed.occurredAt()).isEqualTo(Instant.parse("2026-07-06T00:00:00Z"));
        assertThat(changed.sentAt()).isEqualTo(changed.occurredAt());
        var modified = news("\"status\":\"voided\",\"lastModifiedDateTime\":\"2026-07-07T00:00:00Z\"")
                .orElseThrow();
        assertThat(modified.occurredAt()).isEqualTo(Instant.parse("2026-07-07T00:00:00Z"));
        var timeless = news("\"status\":\"declined\"").orElseThrow();
        assertThat(timeless.occurredAt()).isEqualTo(NOW);
    }

    @Test
    void what_docusign_voids_because_nobody_signed_in_time_has_expired() {
        assertThat(voided("Envelope has expired.", "")).isEqualTo(SignupState.EXPIRED);
        assertThat(voided("Envelope has expired.", "2026-07-04T23:59:59Z")).isEqualTo(SignupState.EXPIRED);
        assertThat(voided("expired", "2026-07-05T00:00:00.0000000Z")).isEqualTo(SignupState.EXPIRED);
    }

    @Test
    void a_person_who_writes_expired_has_voided() {
        assertThat(voided("the offer has expired", "")).isEqualTo(SignupState.VOIDED);
        assertThat(voided("Expired offer", "2026-09-01T00:00:00Z")).isEqualTo(SignupState.VOIDED);
        assertThat(voided("wrong address", "2026-07-01T00:00:00Z")).isEqualTo(SignupState.VOIDED);
        assertThat(voided("Envelope sent twice", "")).isEqualTo(SignupState.VOIDED);
    }

    @Test
    void the_reason_of_a_void_is_the_senders() {
        assertThat(news("\"status\":\"voided\",\"voidedReason\":\"wrong address\"")
                        .orElseThrow()
                        .reason())
                .isEqualTo("wrong address");
        assertThat(news("\"status\":\"voided\"").orElseThrow().reason()).isEmpty();
    }

    @Test
    void the_reason_of_a_refusal_to_sign_is_the_signers() {
        var body = """
                "status":"declined","recipients":{"signers":[{"status":"completed"},
                 {"status":"declined","declinedReason":" "},{"status":"declined","declinedReason":"too dear"}]}""";
        assertThat(news(body).orElseThrow().reason()).isEqualTo("too dear");
        assertThat(news("\"status\":\"declined\",\"recipients\":{}")
                        .orElseThrow()
                        .reason())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "delivered"})
    void a_mail_that_came_back_is_told_from_one_that_arrived(String status) {
        var change = news("\"status\":\"" + status + "\"," + TIMES + """
                ,"recipients":{"signers":[{"status":"sent"},
                 {"status":"AutoResponded","autoRespondedReason":"550 no such user"}]}""").orElseThrow();
        assertThat(change.state()).isEqualTo(SignupState.BOUNCED);
        assertThat(change.reason()).isEqualTo("550 no such user");
        assertThat(change.occurredAt()).as("when it was seen").isEqualTo(NOW);
    }

    @Test
    void an_ending_counts_more_than_a_mail_that_came_back() {
        var body = "\"status\":\"completed\",\"recipients\":{\"signers\":[{\"status\":\"autoresponded\"}]}";
        assertThat(news(body).orElseThrow().state()).isEqualTo(SignupState.COMPLETED);
    }

    @Test
    void the_key_comes_from_our_custom_field_before_anything_else() {
        var body = "\"status\":\"sent\",\"transactionId\":\"t-1\"," + field("countersign", "globex:a:b");
        assertThat(key(body, Map.of("t-1", KEY, "env-1", KEY))).contains(new SignupKey("globex", "a:b"));
    }

    @Test
    void without_our_custom_field_the_transaction_or_the_envelope_is_known() {
        assertThat(key("\"status\":\"sent\",\"transactionId\":\"t-1\"", Map.of("t-1", KEY)))
                .contains(KEY);
        assertThat(key("\"status\":\"sent\"", Map.of("env-1", KEY))).contains(KEY);
    }

    @Test
    void a_foreign_envelope_has_no_key() {
        assertThat(key("\"status\":\"sent\"", Map.of())).isEmpty();
        assertThat(key("\"status\":\"sent\",\"customFields\":{}", Map.of())).isEmpty();
        assertThat(key("\"status\":\"sent\"," + field("Countersign", "acme:1"), Map.of()))
                .isEmpty();
        assertThat(key("\"status\":\"sent\"," + field("order", "acme:1"), Map.of()))
                .isEmpty();
        for (var value : new String[] {"", "acme", ":1", "acme:", "no key at all"}) {
            assertThat(key("\"status\":\"sent\"," + field("countersign", value), Map.of()))
                    .isEmpty();
        }
        var empty = "\"status\":\"sent\",\"customFields\":{\"textCustomFields\":[{\"name\":\"countersign\"}]}";
        assertThat(key(empty, Map.of())).isEmpty();
    }

    private static SignupState voided(String reason, String due) {
        return news("\"status\":\"voided\",\"voidedReason\":\"" + reason + "\",\"expireDateTime\":\"" + due
                        + "\",\"voidedDateTime\":\"2026-07-05T00:00:00.0000000Z\"")
                .orElseThrow()
                .state();
    }

    private static String field(String name, String value) {
        return "\"customFields\":{\"textCustomFields\":[{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}]}";
    }

    private static Optional<SignupKey> key(String fields, Map<String, SignupKey> known) {
        return news(fields, known).orElseThrow().key();
    }

    private static Optional<StatusChange> news(String fields) {
        return news(fields, Map.of());
    }

    private static Optional<StatusChange> news(String fields, Map<String, SignupKey> known) {
        try {
            var envelope = Envelopes.MODELS.readValue("{\"envelopeId\":\"env-1\"," + fields + "}", Envelope.class);
            return EnvelopeNews.of(envelope, NOW, known);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
