package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sandbox.Caller.Heard;

class DocumentTest {

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.settings().withPollingLimits(3, 3));
        caller = new Caller(sandbox).loggedIn();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String signed(String email) {
        String id = caller.created(email);
        sandbox.act(id, SignerAct.SIGN);
        return id;
    }

    @Test
    void the_contract_and_its_certificate_are_one_real_pdf() {
        String id = signed("pdf@example.com");
        Heard heard = caller.rest("/envelopes/" + id + "/documents/combined?certificate=true");
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.raw().headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(heard.text().getBytes(StandardCharsets.US_ASCII)).isEqualTo(sandbox.document(id));
        assertThat(heard.text()).startsWith("%PDF-").endsWith("%%EOF\n").contains(id);
        var table = Pattern.compile("startxref\n(\\d+)\n").matcher(heard.text());
        assertThat(table.find()).isTrue();
        assertThat(heard.text().substring(Integer.parseInt(table.group(1)))).startsWith("xref\n");
        assertThat(caller.rest("/envelopes/" + id + "/documents/combined").text())
                .doesNotContain("Certificate");
    }

    @Test
    void what_is_not_there_is_refused_like_docusign_does() {
        String id = signed("refused@example.com");
        assertThat(caller.rest("/envelopes/" + id + "/documents/17").error()).isEqualTo("DOCUMENT_DOES_NOT_EXIST");
        assertThat(caller.rest("/envelopes/nobody/documents/combined").error()).isEqualTo("ENVELOPE_DOES_NOT_EXIST");
    }

    @Test
    void a_download_is_no_look_at_the_status_but_counts_for_the_limit_of_the_envelope() {
        String id = signed("often@example.com");
        long before = sandbox.pollingViolations();
        for (int time = 0; time < 3; time++) {
            assertThat(caller.rest("/envelopes/" + id + "/documents/combined").status())
                    .isEqualTo(200);
        }
        assertThat(caller.rest("/envelopes/" + id + "/documents/combined").error())
                .isEqualTo("Hourly_Envelope_Polling_Limit_Exceeded");
        assertThat(sandbox.pollingViolations()).isEqualTo(before);
    }
}
