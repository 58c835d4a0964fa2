package api;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.SimMessages;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What DocuSign, and whoever pretends to be DocuSign, is answered. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectTest {

    private static Deliveries docusign;

    @BeforeAll
    static void start() {
        docusign = Deliveries.start();
    }

    @AfterAll
    static void stop() {
        docusign.close();
    }

    private static void refused(HttpResponse<String> answer, int status, String result, double before) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("Geheim", "geheim", Deliveries.KEY);
        assertThat(docusign.counted(result)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "delivered", "completed", "declined", "voided", "expired", "bounced"})
    void a_signed_message_is_stored_and_answered_200_without_a_word(String name) {
        var body = SimMessages.about(name, "e-" + name, "acme:" + name);
        var before = docusign.counted("accepted");
        var answer = docusign.deliver(body, SimMessages.signature(Deliveries.KEY, body));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(docusign.counted("accepted")).isEqualTo(before + 1);
        var row = docusign.jdbc()
                .sql("select * from connect_event where envelope_id = ?")
                .params("e-" + name)
                .query()
                .singleRow();
        assertThat(row.get("state")).isEqualTo(name);
        assertThat(row.get("partner")).isEqualTo("acme");
        assertThat(row.get("applied_at")).isNull();
        assertThat(row.values().toString()).doesNotContain("Geheim", "geheim");
    }

    @Test
    void a_repetition_is_answered_200_and_stored_once() {
        var body = SimMessages.about("sent", "e-again", "acme:again");
        var again = new String(body, StandardCharsets.UTF_8)
                .replace("\"retryCount\": 0", "\"retryCount\": 1")
                .getBytes(StandardCharsets.UTF_8);
        var before = docusign.counted("repeated");
        assertThat(docusign.signed(body)).isEqualTo(200);
        assertThat(docusign.signed(body)).isEqualTo(200);
        assertThat(docusign.signed(again)).isEqualTo(200);
        assertThat(docusign.counted("repeated")).isEqualTo(before + 2);
        assertThat(docusign.jdbc()
                        .sql("select repeats from connect_event where envelope_id = 'e-again'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void the_key_of_tomorrow_is_taken_today_in_any_header() {
        var body = SimMessages.about("sent", "e-rotated", "acme:rotated");
        var signature = SimMessages.signature(Deliveries.NEXT_KEY, body);
        assertThat(docusign.deliver(body, SimMessages.signature("gone", body), "", signature)
                        .statusCode())
                .isEqualTo(200);
        assertThat(docusign.stored("e-rotated")).isEqualTo(1);
    }

    @Test
    void an_unsigned_message_is_refused() {
        var before = docusign.counted("unsigned");
        refused(docusign.deliver(SimMessages.about("completed", "e-unsigned", "acme:1")), 401, "unsigned", before);
        assertThat(docusign.stored("e-unsigned")).isZero();
    }

    @Test
    void a_forged_message_is_refused(CapturedOutput output) {
        var body = SimMessages.about("completed", "e-forged", "acme:1");
        var before = docusign.counted("forged");
        refused(docusign.deliver(body, SimMessages.signature("guessed", body)), 401, "forged", before);
        refused(docusign.deliver(body, "%%%", "", "x".repeat(1000)), 401, "forged", before + 1);
        assertThat(docusign.stored("e-forged")).isZero();
        assertThat(output).doesNotContain("Geheim", "geheim", Deliveries.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "<xml/>", "{\"event\":\"envelope-sent\"}"})
    void a_signed_message_that_is_none_is_refused_and_its_length_is_kept(String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var before = docusign.counted("malformed");
        refused(docusign.deliver(body, SimMessages.signature(Deliveries.KEY, body)), 400, "malformed", before);
        assertThat(docusign.jdbc()
                        .sql("select count(*) from connect_refused where size = ?")
                        .params(body.length)
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void a_message_that_is_too_long_is_refused_whether_it_says_so_or_not() {
        var body = new byte[30 << 20];
        Arrays.fill(body, (byte) ' ');
        var before = docusign.counted("oversized");
        refused(docusign.deliver(body, "any"), 413, "oversized", before);
        var unannounced = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        refused(docusign.deliver(unannounced, "any"), 413, "oversized", before + 1);
    }

    @Test
    void news_of_other_accounts_unknown_events_and_unknown_envelopes_is_kept() {
        var other = SimMessages.text("completed")
                .replace(SimMessages.ACCOUNT, "another")
                .replace(SimMessages.ENVELOPE, "e-foreign")
                .getBytes(StandardCharsets.UTF_8);
        var odd = SimMessages.text("sent")
                .replace("envelope-sent", "envelope-danced")
                .replace("\"sent\"", "\"dancing\"")
                .replace(SimMessages.ENVELOPE, "e-odd")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(docusign.signed(other)).isEqualTo(200);
        assertThat(docusign.signed(odd)).isEqualTo(200);
        assertThat(docusign.jdbc()
                        .sql("select distinct result from connect_event where envelope_id in ('e-foreign', 'e-odd')")
                        .query(String.class)
                        .list())
                .containsExactly("ignored");
    }

    @Test
    void only_posts_are_taken_and_no_login_is_asked_for() {
        var address = URI.create("http://localhost:" + docusign.service().port() + "/connect");
        assertThat(docusign.send(HttpRequest.newBuilder(address).build()).statusCode())
                .isEqualTo(405);
        var form = HttpRequest.newBuilder(address)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--"));
        assertThat(docusign.send(form.build()).statusCode()).isEqualTo(401);
    }

    @Test
    void without_a_key_nothing_is_taken_and_the_log_says_so(CapturedOutput output) {
        try (var off = Deliveries.withoutKeys()) {
            var body = SimMessages.bytes("completed");
            var answer = off.deliver(body, SimMessages.signature("any", body));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("Connect is off");
            assertThat(output).contains("DocuSign Connect is off");
        }
    }

    @Test
    void a_ledger_that_cannot_store_makes_docusign_try_again() {
        var body = SimMessages.about("completed", "e-away", "acme:1");
        var before = docusign.counted("failed");
        docusign.jdbc()
                .sql("alter table connect_event rename to connect_event_away")
                .update();
        try {
            refused(docusign.deliver(body, SimMessages.signature(Deliveries.KEY, body)), 503, "failed", before);
        } finally {
            docusign.jdbc()
                    .sql("alter table connect_event_away rename to connect_event")
                    .update();
        }
        assertThat(docusign.signed(body)).isEqualTo(200);
    }
}
