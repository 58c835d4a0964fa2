package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signup.Doubt;
import signup.SignupKey;
import signup.SignupState;
import signup.StatusChange;
import signup.TransactionIds;
import throttle.Lane;

class ListingsTest {

    private static final Instant NOW = Instant.parse("2026-07-20T00:00:00Z");
    private static final SignupKey KEY = new SignupKey("acme", "4711");

    private final Listings listings = new Listings(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void changes_are_asked_for_newest_first_with_whole_seconds_and_an_offset() {
        var call = listings.changesSince("main", Instant.parse("2026-07-01T10:11:12.9876Z"), 2000);
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.lane()).isEqualTo(Lane.RECONCILE);
        assertThat(URI.create(call.path()).getQuery().split("&"))
                .containsExactlyInAnyOrder(
                        "from_date=2026-07-01T10:11:12Z",
                        "order_by=status_changed",
                        "order=desc",
                        "count=1000",
                        "start_position=2000",
                        "include=recipients,custom_fields");
    }

    @Test
    void many_transactions_are_asked_for_in_one_call() {
        var ids = List.of(new UUID(1, 1), new UUID(2, 2));
        var call = listings.byTransaction("main", ids);
        assertThat(URI.create(call.path()).getQuery())
                .contains("transaction_ids=" + ids.get(0) + "," + ids.get(1))
                .contains("include=recipients,custom_fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "a&b=c", "50% + 1#2", "Größe/東京", "a:b"})
    void a_key_is_asked_for_as_it_was_sent(String ref) {
        var call = listings.byKey("main", new SignupKey("acme", ref), NOW);
        var value = call.path().replaceFirst(".*custom_field=([^&]*).*", "$1");
        assertThat(URLDecoder.decode(value, StandardCharsets.UTF_8)).isEqualTo("countersign=acme:" + ref);
        assertThat(URI.create("https://host" + call.path()).getRawQuery().split("&"))
                .hasSize(4);
        assertThat(call).hasToString("GET /envelopes of account main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "<html>", "{\"envelopes\":", "[]"})
    void what_is_no_listing_is_never_taken_for_an_empty_one(String body) {
        assertThat(listings.read(new Answered(200, body))).isEmpty();
    }

    @Test
    void a_refusal_or_silence_is_no_listing() {
        assertThat(listings.read(new Answered(400, "{\"errorCode\":\"X\"}"))).isEmpty();
        assertThat(listings.read(new Answered(302, "{}"))).isEmpty();
        assertThat(listings.read(new NotNow(Duration.ofSeconds(7), "spent"))).isEmpty();
        assertThat(listings.read(new Silence("reset"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'/envelopes?start_position=2', 1, 2, true",
        "'',                            1, 5, true",
        "'',                            4, 5, false",
        "'',                            1, 2, false",
        "'',                           '', 1, false"
    })
    void a_page_knows_whether_there_are_more(String next, String end, String total, boolean more) {
        var page = page("""
                {"resultSetSize":"2","endPosition":"%s","totalSetSize":"%s","nextUri":"%s","envelopes":[
                 {"envelopeId":"e1","status":"sent"},{"envelopeId":"e2","status":"created"}]}
                """.formatted(end, total, next));
        assertThat(page.more()).isEqualTo(more);
        assertThat(page.listed()).isEqualTo(2);
        assertThat(page.changes()).extracting(StatusChange::envelopeId).containsExactly("e1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resultSetSize\":\"0\",\"totalSetSize\":\"0\",\"startPosition\":\"0\",\"endPosition\":\"0\"}",
                "{\"resultSetSize\":\"0\",\"totalSetSize\":\"9\",\"nextUri\":\"/more\",\"envelopes\":[]}",
                "{\"resultSetSize\":\"0\",\"totalSetSize\":\"0\",\"nextUri\":null,\"envelopes\":null}"
            })
    void an_empty_page_is_the_last_one(String body) {
        assertThat(page(body)).isEqualTo(new ChangesPage(List.of(), 0, false));
    }

    @Test
    void foreign_and_own_envelopes_are_read_side_by_side() {
        var page = page("""
                {"resultSetSize":"2","totalSetSize":"2","endPosition":"1","aFieldOfNextYear":[],"envelopes":[
                 {"envelopeId":"e1","status":"completed","completedDateTime":"2026-07-03T00:00:00.0000000Z"},
                 {"envelopeId":"e2","status":"declined","customFields":{"textCustomFields":[
                    {"name":"other","value":"x:y"},{"name":"countersign","value":"acme:4711"}]}}]}
                """);
        assertThat(page.changes()).extracting(StatusChange::key).containsExactly(Optional.empty(), Optional.of(KEY));
        assertThat(page.changes())
                .extracting(StatusChange::state)
                .containsExactly(SignupState.COMPLETED, SignupState.DECLINED);
    }

    @Test
    void a_looked_up_envelope_is_known_by_its_transaction() {
        var id = TransactionIds.of(KEY, 1);
        var doubt = new Doubt(1, 1, "main", KEY, 1, id, "", NOW, false, false);
        var byEnvelope = """
                {"resultSetSize":"1","envelopes":[{"envelopeId":"e1","status":"sent","transactionId":"%s"}]}
                """.formatted(id);
        var byStatus = """
                {"resultSetSize":"1","envelopes":[{"envelopeId":"e1","status":"sent"}],
                 "envelopeTransactionStatuses":[{"transactionId":"%s","envelopeId":"e1","status":"sent"},
                 {"transactionId":"unknown","envelopeId":"e2"}]}
                """.formatted(id);
        for (var body : List.of(byEnvelope, byStatus)) {
            var page = listings.read(new Answered(200, body), List.of(doubt)).orElseThrow();
            assertThat(page.changes()).extracting(StatusChange::key).containsExactly(Optional.of(KEY));
        }
    }

    private ChangesPage page(String body) {
        return listings.read(new Answered(200, body)).orElseThrow();
    }
}
