package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import throttle.Lane;

class DocumentsTest {

    private final Documents documents = new Documents();

    private Duration pauseAfter(Answer answer, int tries) {
        return documents.missing(answer, tries).orElseThrow().pause();
    }

    @Test
    void all_documents_and_the_certificate_come_in_one_call_for_which_nobody_waits() {
        var download = documents.combined("main", "e/1", Path.of("x"));
        assertThat(download.call().path()).isEqualTo("/envelopes/e%2F1/documents/combined?certificate=true");
        assertThat(download.call().lane()).isEqualTo(Lane.DOCUMENTS);
        assertThat(SingleEnvelope.readBy(download.call())).isEmpty();
    }

    @Test
    void a_good_answer_means_that_the_file_is_there() {
        assertThat(documents.missing(new Answered(200, ""), 1)).isEmpty();
    }

    @Test
    void a_limit_is_waited_for_and_counts_as_no_try() {
        var limit = new NotNow(Duration.ofMinutes(15), "API_REQUEST_IS_THROTTLED");
        var missing = documents.missing(limit, 3).orElseThrow();
        assertThat(missing.pause()).isEqualTo(Duration.ofMinutes(15));
        assertThat(missing.free()).isTrue();
    }

    @Test
    void silence_is_tried_again_soon_and_a_refusal_ever_more_rarely() {
        var silence = new Silence("DocuSign answered 502");
        assertThat(pauseAfter(silence, 1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(pauseAfter(silence, 4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(pauseAfter(silence, 60)).isEqualTo(Duration.ofHours(1));
        var purged = new Answered(404, "{\"errorCode\": \"DOCUMENT_DOES_NOT_EXIST\", \"message\": \"of Ann\"}");
        assertThat(pauseAfter(purged, 60)).isEqualTo(Duration.ofDays(7));
        assertThat(documents.missing(purged, 1).orElseThrow().why())
                .isEqualTo("DocuSign answered DOCUMENT_DOES_NOT_EXIST");
    }
}
