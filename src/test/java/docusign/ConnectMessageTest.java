package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signup.SignupKey;
import signup.SignupState;
import signup.StatusChange;

class ConnectMessageTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private static Optional<ConnectMessage> read(String text) {
        return ConnectMessage.read(text.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static StatusChange news(String name) {
        return ConnectMessage.read(SimMessages.bytes(name), NOW)
                .flatMap(ConnectMessage::news)
                .orElseThrow();
    }

    private static ConnectMessage changed(String name, UnaryOperator<String> change) {
        var text = SimMessages.text(name);
        var other = change.apply(text);
        assertThat(other).isNotEqualTo(text);
        return read(other).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "sent,      SENT,      2026-07-01T08:00:00.607Z, ''",
        "delivered, DELIVERED, 2026-07-01T09:00:00.5Z,   ''",
        "completed, COMPLETED, 2026-07-01T09:05:00.25Z,  ''",
        "declined,  DECLINED,  2026-07-01T09:06:00Z,     'Zu teuer; \"später\" vielleicht'",
        "voided,    VOIDED,    2026-07-02T10:00:00Z,     Wrong person",
        "expired,   EXPIRED,   2026-10-29T08:00:10Z,     Envelope has expired.",
        "bounced,   BOUNCED,   2026-07-01T08:00:09.5Z,   550 5.1.1 mailbox unknown"
    })
    void each_ending_is_understood_with_its_own_time_and_reason(
            String name, SignupState state, Instant at, String reason) {
        var change = news(name);
        assertThat(change.state()).isEqualTo(state);
        assertThat(change.occurredAt()).isEqualTo(at);
        assertThat(change.reason()).isEqualTo(reason);
        assertThat(change.envelopeId()).isEqualTo(SimMessages.ENVELOPE);
        assertThat(change.key()).contains(new SignupKey("acme", "4711"));
        assertThat(change.sentAt()).isEqualTo(Instant.parse("2026-07-01T08:00:00.607Z"));
    }

    @Test
    void the_message_says_whose_it_is_and_when_it_was_true() {
        var message = ConnectMessage.read(SimMessages.bytes("completed"), NOW).orElseThrow();
        assertThat(message.event()).isEqualTo("envelope-completed");
        assertThat(message.accountId()).isEqualTo(SimMessages.ACCOUNT);
        assertThat(message.envelopeId()).isEqualTo(SimMessages.ENVELOPE);
        assertThat(message.generatedAt()).isEqualTo(Instant.parse("2026-07-01T09:05:01.783Z"));
        assertThat(message.toString()).doesNotContain("Geheim", "geheim");
    }

    @Test
    void with_several_signers_the_snapshot_and_not_the_event_decides() {
        var one = changed("delivered", text -> text.replace("envelope-delivered", "recipient-completed"));
        assertThat(one.news().orElseThrow().state()).isEqualTo(SignupState.DELIVERED);
    }

    @Test
    void a_repetition_is_the_same_message_and_another_event_is_another() {
        var first = ConnectMessage.read(SimMessages.bytes("completed"), NOW).orElseThrow();
        var again = changed("completed", text -> text.replace("\"retryCount\": 0", "\"retryCount\": 3"));
        var later = changed("completed", text -> text.replace("09:05:01.783", "09:05:01.784"));
        var other = changed("completed", text -> text.replace(SimMessages.ENVELOPE, "e-2"));
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(later.digest()).isNotEqualTo(first.digest());
        assertThat(other.digest()).isNotEqualTo(first.digest());
    }

    @ParameterizedTest
    @CsvSource({
        "envelope-sent, SENT",
        "envelope-delivered, DELIVERED",
        "envelope-completed, COMPLETED",
        "envelope-declined,",
        "envelope-voided,",
        "recipient-completed,",
        "envelope-purge,",
        "something-new,"
    })
    void without_a_snapshot_only_that_is_believed_which_needs_no_reason(String event, SignupState state) {
        var message = read("""
                {"event":"%s","generatedDateTime":"2026-07-01T09:05:01Z","data":{"accountId":"a","envelopeId":"e"}}
                """.formatted(event)).orElseThrow();
        assertThat(message.news().map(StatusChange::state)).isEqualTo(Optional.ofNullable(state));
    }

    @Test
    void a_refusal_without_the_recipients_waits_for_the_listing_that_has_the_reason() {
        var message = changed("declined", text -> text.replace("\"recipients\"", "\"others\""));
        assertThat(message.news()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "17",
                "\"event\"",
                "{}",
                "{\"event\":\"envelope-sent\"}",
                "{\"event\":\"\",\"data\":{}}",
                "{\"event\":[],\"data\":{}}",
                "{\"event\":\"envelope-sent\",\"data\":[]}",
                "{\"event\":\"envelope-sent\",\"data\":{\"envelopeSummary\":\"\"}} x",
                "{\"event\":\"envelope-sent\",\"data\":{\"envelopeId\":{}}}",
                "<?xml version=\"1.0\"?><DocuSignEnvelopeInformation/>"
            })
    void what_is_no_message_is_refused(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void ids_without_end_and_nests_without_bottom_are_refused() {
        assertThat(read("{\"event\":\"" + "x".repeat(101) + "\",\"data\":{}}")).isEmpty();
        assertThat(read("{\"event\":\"e\",\"data\":{\"envelopeId\":\"" + "x".repeat(101) + "\"}}"))
                .isEmpty();
        assertThat(read("{\"event\":\"e\",\"data\":{\"x\":" + "[".repeat(100_000) + "}}"))
                .isEmpty();
    }

    @Test
    void a_message_about_no_envelope_is_one_without_news() {
        var message = read("{\"event\":\"click-agreed\",\"data\":{\"accountId\":\"a\"}}")
                .orElseThrow();
        assertThat(message.envelopeId()).isEmpty();
        assertThat(message.news()).isEmpty();
        assertThat(message.generatedAt()).isEqualTo(NOW);
    }

    @Test
    void what_a_database_refuses_is_replaced_and_what_has_no_end_is_cut() {
        var message = changed(
                "declined",
                text -> text.replace("Zu teuer;", "a\\u0000b\\ud83d" + "x".repeat(5000) + "\\ud83d\\ude00"));
        assertThat(message.news().orElseThrow().reason())
                .startsWith("a\uFFFDb\uFFFDxxx")
                .hasSize(1000);
        var key = changed("sent", text -> text.replace("acme:4711", "acme:" + "4".repeat(500)));
        assertThat(key.news().orElseThrow().key()).isEmpty();
    }

    @Test
    void times_that_cannot_be_are_none_and_none_lies_ahead_of_us() {
        var message = changed(
                "completed",
                text -> text.replace("2026-07-01T09:05:00.25Z", "+99999-01-01T00:00:00Z")
                        .replace("2026-07-01T09:05:01.7830000Z", "2099-01-01T00:00:00Z"));
        assertThat(message.generatedAt()).isEqualTo(NOW);
        assertThat(message.news().orElseThrow().occurredAt()).isBefore(NOW);
    }
}
