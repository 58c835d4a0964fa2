package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import signup.Draft;
import signup.SignupKey;
import throttle.Lane;

class DraftsListingTest {

    private static final String FIELD =
            "\"customFields\":{\"textCustomFields\":[{\"name\":\"countersign\",\"value\":\"%s\"}]}";

    private final Drafts drafts = new Drafts();

    private static String envelope(String id, String status, String key) {
        return "{\"envelopeId\":\"" + id + "\",\"status\":\"" + status + "\""
                + (key.isEmpty() ? "" : "," + FIELD.formatted(key)) + "}";
    }

    @Test
    void drafts_are_asked_for_by_when_they_were_made() {
        var call = drafts.list("main", Instant.parse("2026-07-01T10:11:12.9876Z"), 1000);
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.lane()).isEqualTo(Lane.RECONCILE);
        assertThat(call.permit()).isEmpty();
        assertThat(URI.create(call.path()).getQuery().split("&"))
                .containsExactlyInAnyOrder(
                        "from_date=2026-07-01T10:11:12Z",
                        "from_to_status=created",
                        "status=created",
                        "order_by=created",
                        "order=asc",
                        "count=1000",
                        "start_position=1000",
                        "include=custom_fields");
    }

    @Test
    void a_persons_drafts_and_what_is_no_draft_are_none_of_our_business() {
        var page = drafts.read(new Answered(
                        200,
                        "{\"resultSetSize\":\"4\",\"endPosition\":\"3\",\"totalSetSize\":\"9\",\"envelopes\":["
                                + String.join(
                                        ",",
                                        envelope("ours", "created", "acme:1"),
                                        envelope("a person's", "created", ""),
                                        envelope("somebody's", "created", "no key"),
                                        envelope("mailed", "sent", "acme:2"))
                                + "]}"))
                .orElseThrow();
        assertThat(page.drafts()).containsExactly(new Draft("ours", new SignupKey("acme", "1")));
        assertThat(page.listed()).isEqualTo(4);
        assertThat(page.more()).isTrue();
    }

    @Test
    void no_listing_is_never_taken_for_an_empty_one() {
        for (var answer : List.of(
                new Silence("reset"),
                new NotNow(Duration.ZERO, "spent"),
                new Answered(400, "{}"),
                new Answered(200, "<html>"))) {
            assertThat(drafts.read(answer)).isEmpty();
        }
        assertThat(drafts.read(new Answered(200, "{\"resultSetSize\":\"0\"}"))
                        .orElseThrow()
                        .more())
                .isFalse();
    }

    @Test
    void many_are_deleted_in_one_call() throws IOException {
        var call = drafts.delete("main", List.of("a", "b"));
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.path()).isEqualTo("/folders/recyclebin");
        assertThat(call.lane()).isEqualTo(Lane.RECONCILE);
        assertThat(call.permit()).isEmpty();
        assertThat(new ObjectMapper().readTree(call.body()))
                .isEqualTo(new ObjectMapper().readTree("{\"envelopeIds\":[\"a\",\"b\"]}"));
    }

    @Test
    void each_of_them_has_an_answer_of_its_own() {
        var ids = List.of("a", "b", "c");
        assertThat(drafts.deleted(
                        new Answered(
                                200,
                                "{\"envelopes\":[{\"envelopeId\":\"a\",\"status\":\"deleted\"},"
                                        + "{\"envelopeId\":\"b\",\"errorDetails\":{\"errorCode\":\"X\"}},"
                                        + "{\"envelopeId\":\"c\",\"errorDetails\":{\"errorCode\":\"SUCCESS\"}}]}"),
                        ids))
                .containsExactly("a", "c");
        assertThat(drafts.deleted(new Answered(200, "{}"), ids)).isEqualTo(ids);
        assertThat(drafts.deleted(new Answered(400, "{\"errorCode\":\"X\"}"), ids))
                .isEmpty();
        assertThat(drafts.deleted(new Silence("reset"), ids)).isEmpty();
    }
}
