package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signup.Doubt;
import signup.SignupKey;
import signup.SignupState;
import signup.StatusChange;
import signup.TransactionIds;

class StrangeListingsTest {

    private static final Instant NOW = Instant.parse("2026-07-20T00:00:00Z");
    private static final SignupKey KEY = new SignupKey("acme", "4711");

    private final Listings listings = new Listings(Clock.fixed(NOW, ZoneOffset.UTC));

    /** An empty listing lets a doubtful sign-up be sent again, so only DocuSign's own counts may say that it is empty. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"status\":\"ok\"}", "{\"errorCode\":\"X\",\"message\":\"m\"}"})
    void an_answer_without_counts_is_no_empty_listing(String body) {
        assertThat(listings.read(new Answered(200, body))).isEmpty();
    }

    @Test
    void a_transaction_with_an_envelope_is_news_even_if_the_envelope_is_not_listed() {
        var id = TransactionIds.of(KEY, 1);
        var doubt = new Doubt(1, 1, "main", KEY, 1, id, "", NOW, true, false);
        var body = """
                {"resultSetSize":"0","totalSetSize":"0","envelopeTransactionStatuses":[
                 {"transactionId":"%s","envelopeId":"e1","status":"sent"}]}""".formatted(id);
        var page = listings.read(new Answered(200, body), List.of(doubt)).orElseThrow();
        assertThat(page.changes()).extracting(StatusChange::key).containsExactly(Optional.of(KEY));
        assertThat(page.changes()).extracting(StatusChange::envelopeId).containsExactly("e1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme: ", " :1", "\\t:1"})
    void a_foreign_field_that_is_no_key_stops_no_page(String value) {
        assertThat(key(value)).isEqualTo(Optional.empty());
    }

    @Test
    void a_ref_with_an_unusual_separator_is_still_a_key() {
        assertThat(key("acme:a\u2028b")).contains(new SignupKey("acme", "a\u2028b"));
    }

    @Test
    void an_envelope_that_was_voided_before_its_time_has_not_expired_whatever_the_reason_says() {
        var body = """
                {"resultSetSize":"1","envelopes":[{"envelopeId":"e1","status":"voided",
                 "voidedReason":"Envelope no longer needed: the offer has expired",
                 "voidedDateTime":"2026-07-05T00:00:00Z","expireDateTime":"2026-11-01T00:00:00Z"}]}""";
        var page = listings.read(new Answered(200, body)).orElseThrow();
        assertThat(page.changes()).extracting(StatusChange::state).containsExactly(SignupState.VOIDED);
    }

    private Optional<SignupKey> key(String value) {
        var body = """
                {"resultSetSize":"1","envelopes":[{"envelopeId":"e1","status":"sent","customFields":
                 {"textCustomFields":[{"name":"countersign","value":"%s"}]}}]}""".formatted(value);
        return listings.read(new Answered(200, body))
                .orElseThrow()
                .changes()
                .get(0)
                .key();
    }
}
