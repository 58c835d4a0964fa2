package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check hears of DocuSign's clock, and what it reads of a template. */
class HeardDoorTest {

    private final HeardDoor door =
            new HeardDoor(null, null, null, Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.UTC));

    private void hear(Map<String, String> headers) {
        var call =
                new HttpCall("POST", URI.create("https://account-d.docusign.com/oauth/token"), Map.of(), new byte[0]);
        door.understand(call, call, new Reply(400, headers, "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 23 Nov 2026 01:00:00 GMT | 0",
                "Mon, 23 Nov 2026 01:03:20 GMT | 200",
                "Mon, 23 Nov 2026 00:59:00 GMT | -60"
            })
    void the_date_of_any_answer_tells_how_far_the_clocks_are_apart(String date, long seconds) {
        hear(Map.of("date", date));
        assertThat(door.ahead()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-23T01:00:00Z"})
    void an_answer_without_a_date_tells_nothing(String date) {
        hear(Map.of("date", date));
        assertThat(door.ahead()).isEmpty();
    }

    @Test
    void a_template_has_its_roles_with_the_kinds_of_their_tabs() {
        var body = """
                {"templateId": "t", "recipients": {"recipientCount": "2",
                 "signers": [{"roleName": "signer", "email": "", "tabs": {
                    "textTabs": [{"tabLabel": "city"}, {"tabLabel": "both"}],
                    "dateTabs": [{"tabLabel": "born"}, {"tabLabel": "both"}], "tabGroups": null}}],
                 "carbonCopies": [{"roleName": "office", "email": "office@example.com"}], "agents": []}}
                """;
        var template = Templates.of("t", new Answered(200, body)).orElseThrow();
        assertThat(template.roleNames()).containsExactly("signer", "office");
        var signer = template.role("signer").orElseThrow();
        assertThat(signer.texts()).containsExactly("both", "city");
        assertThat(signer.tabs()).containsEntry("born", "dateTabs");
        assertThat(signer.somebody()).isFalse();
        assertThat(template.role("office").orElseThrow().somebody()).isTrue();
        assertThat(template.role("Signer")).isEmpty();
    }

    @Test
    void no_template_is_read_from_a_refusal_or_from_what_is_no_json() {
        assertThat(Templates.of("t", new Answered(404, "{\"errorCode\": \"TEMPLATE_ID_INVALID\"}")))
                .isEmpty();
        assertThat(Templates.of("t", new Answered(200, "<html>"))).isEmpty();
    }
}
