package api;

import static org.assertj.core.api.Assertions.assertThat;

import api.Caller.Reply;
import docusign.Changing.Refused;
import docusign.Changing.Taken;
import docusign.Changing.Unheard;
import docusign.Correction;
import docusign.EnvelopeSigner;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator corrects a signer; DocuSign says what the test wants. */
class CorrectVerbTest {

    private final OperatorService service = OperatorService.shared();
    private final Caller operator = service.caller();
    private final FakeDocuSign docusign = service.part(FakeDocuSign.class);

    @BeforeEach
    void docusign_does_what_it_is_asked_for() {
        docusign.answers(new Taken());
    }

    private Rows sent(String partner, String state) {
        var rows = service.rows(partner).add("1", state);
        docusign.has("e-" + partner + "-1", new EnvelopeSigner("7", "signer", "", Rows.NAME, Rows.EMAIL, "sent"));
        return rows;
    }

    private Reply corrected(String partner) {
        return operator.post(
                "/admin/v1/signups/" + partner + "/1/correct",
                Map.of("reason", "a typing mistake", "email", "new@example.net"));
    }

    @Test
    void a_correction_reads_the_envelope_asks_for_its_signer_and_then_changes_the_ledger() {
        var rows = sent("c-done", "bounced");
        var reply = corrected("c-done");
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(reply.body().path("state").asText()).isEqualTo("sent");
        assertThat(docusign.asked())
                .singleElement()
                .isEqualTo(new Correction("main", "e-c-done-1", "7", Rows.NAME, "new@example.net"));
        assertThat(rows.row("1")).containsEntry("email", "new@example.net").containsEntry("name", Rows.NAME);
        assertThat(rows.outcomes("1")).containsExactly("sent: ");
        assertThat(rows.history("1").get(0)).isEqualTo("correct|a typing mistake [address]|olga");
        assertThat(rows.history("1").get(1)).startsWith("correct done|address [was bounced");
        var again = corrected("c-done");
        assertThat(again.status()).isEqualTo(503);
        assertThat(again.http().headers().firstValue("Retry-After")).contains("960");
        assertThat(again.detail()).contains("must be read first");
    }

    @Test
    void what_docusign_did_not_take_the_ledger_does_not_have() {
        var rows = sent("c-refused", "bounced");
        docusign.answers(new Refused("RECIPIENT_UPDATE_FAILED"));
        assertThat(corrected("c-refused").status()).isEqualTo(409);
        rows = sent("c-silent", "bounced");
        docusign.answers(new Unheard("no answer"));
        assertThat(corrected("c-silent").status()).isEqualTo(202);
        assertThat(rows.row("1")).containsEntry("email", Rows.EMAIL).containsEntry("state", "bounced");
        assertThat(rows.history("1")).last().isEqualTo("correct unknown|no answer|olga");
    }

    @Test
    void a_correction_that_was_taken_without_an_answer_is_found_and_not_asked_for_twice() {
        var rows = sent("c-lost", "bounced");
        docusign.has("e-c-lost-1", new EnvelopeSigner("7", "signer", "", Rows.NAME, "new@example.net", "sent"));
        assertThat(corrected("c-lost").status()).isEqualTo(200);
        assertThat(docusign.asked()).isEmpty();
        assertThat(rows.row("1")).containsEntry("email", "new@example.net").containsEntry("state", "sent");
    }

    @Test
    void an_envelope_without_this_signer_is_left_alone() {
        var rows = sent("c-nobody", "sent");
        docusign.has("e-c-nobody-1", new EnvelopeSigner("7", "boss", "", "Bob", "bob@example.net", "sent"));
        assertThat(corrected("c-nobody").detail()).contains("not exactly one open signer");
        assertThat(docusign.asked()).isEmpty();
        assertThat(rows.history("1")).last().asString().startsWith("correct refused|the envelope has not exactly");
    }

    @Test
    void news_that_the_reading_brings_is_heard_before_anything_is_corrected() {
        var rows = sent("c-ended", "sent");
        docusign.isRead("e-c-ended-1", () -> rows.set("1", "state = 'declined'"));
        var reply = corrected("c-ended");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().path("state").asText()).isEqualTo("declined");
        assertThat(docusign.asked()).isEmpty();
    }

    @Test
    void without_an_envelope_a_correction_is_the_ledgers_alone() {
        var rows = sent("c-unsent", "refused");
        assertThat(corrected("c-unsent").body().path("state").asText()).isEqualTo("waiting");
        assertThat(rows.row("1")).containsEntry("attempt", 2).containsEntry("due", true);
        assertThat(docusign.asked()).isEmpty();
        rows = sent("c-given-up", "refused");
        rows.set("1", "reason = 'given up by operator: x'");
        assertThat(corrected("c-given-up").detail()).contains("resend it");
        sent("c-invalid", "invalid");
        assertThat(corrected("c-invalid").detail()).contains("the partner must correct it");
        sent("c-unsure", "unsure");
        assertThat(corrected("c-unsure").status()).isEqualTo(409);
        sent("c-signed", "completed");
        assertThat(corrected("c-signed").detail()).isEqualTo("its envelope has ended");
    }
}
