package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.EnvelopeStatus;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Operation;
import sandbox.SandboxEnvelope;
import sandbox.SignerAct;

/** An operator changes envelopes that are out: DocuSign, the ledger and the partner's table agree afterwards. */
class ChangedEnvelopesTest {

    private static final String KEY = "only DocuSign and we know this";
    private static final String WHY = "{\"reason\": \"has left the club\"}";

    private static OnePartner acme;
    private static Operator operator;

    @BeforeAll
    static void webhooks_tell_and_no_listing_does(@TempDir Path folders) {
        acme = new OnePartner(
                "changed",
                folders,
                Settings.docusign().withConnectKey(KEY),
                settings -> Operator.known(settings)
                        .set("docusign.connect.hmac-keys", KEY)
                        .set("reconcile.schedule", "0 0 0 1 1 ?"));
        acme.sandbox.connectTo("http://localhost:" + acme.port() + "/connect");
        operator = new Operator(acme.port());
    }

    @AfterAll
    static void stop() {
        acme.close();
    }

    private static String address(String ref) {
        return ref + "@example.org";
    }

    private static SandboxEnvelope sent(String ref) {
        acme.table.add(ref, "Ann Ny", address(ref));
        acme.untilSent(ref);
        return envelope(ref);
    }

    private static SandboxEnvelope envelope(String ref) {
        return acme.sandbox.envelopes().stream()
                .filter(one -> one.customFields().containsValue("acme:" + ref))
                .findFirst()
                .orElseThrow();
    }

    private static void untilTold(String ref, String status) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> acme.table.rows().get(ref).status().equals(status));
    }

    @Test
    void a_void_is_in_docusign_in_the_ledger_at_once_and_in_the_partners_table() throws Exception {
        sent("V1");
        var voided = operator.say("V1", "void", WHY);
        assertThat(voided.status()).as(voided.http().body()).isEqualTo(200);
        assertThat(voided.state()).isEqualTo("voided");
        assertThat(voided.body().path("reason").asText()).isEqualTo("has left the club");
        assertThat(envelope("V1").status()).isEqualTo(EnvelopeStatus.VOIDED);
        assertThat(envelope("V1").voidedReason()).isEqualTo("has left the club");
        untilTold("V1", "voided");
        assertThat(acme.table.rows().get("V1").reason()).isEqualTo("has left the club");
        assertThat(operator.say("V1", "void", WHY).state()).isEqualTo("voided");
        assertThat(operator.look("V1").body().at("/history/1/what").asText()).isEqualTo("void done");
    }

    @Test
    void a_void_whose_answer_is_lost_is_claimed_by_nobody_and_heard_of_by_the_next_news() throws Exception {
        acme.sandbox.fault(Fault.of(Kind.CREATED_THEN_RESET)
                .on(Operation.PUT)
                .mailedTo(address("V2"))
                .times(1));
        sent("V2");
        var lost = operator.say("V2", "void", WHY);
        assertThat(lost.status()).as(lost.http().body()).isEqualTo(202);
        assertThat(lost.body().path("done").asBoolean()).isFalse();
        assertThat(lost.body().path("why").asText()).contains("not known");
        untilTold("V2", "voided");
        assertThat(operator.look("V2").body().at("/signup/state").asText()).isEqualTo("voided");
    }

    @Test
    void an_envelope_that_was_signed_meanwhile_is_not_voided_and_the_operator_hears_so() throws Exception {
        acme.sandbox.fault(Fault.of(Kind.WEBHOOK_LOST).mailedTo(address("V3")));
        var envelope = sent("V3");
        acme.sandbox.act(envelope.id(), SignerAct.SIGN);
        assertThat(operator.look("V3").body().at("/signup/state").asText()).isEqualTo("sent");
        var late = operator.say("V3", "void", WHY);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.state()).isEqualTo("completed");
        assertThat(late.detail()).contains("ENVELOPE_CANNOT_VOID_INVALID_STATE", "read just now");
        untilTold("V3", "completed");
    }

    @Test
    void what_somebody_holds_open_can_be_voided_later() throws Exception {
        acme.sandbox.fault(Fault.of(Kind.ERROR)
                .on(Operation.PUT)
                .mailedTo(address("V4"))
                .times(1)
                .saying(400, "EDIT_LOCK_ENVELOPE_ALREADY_LOCKED", "of Ann Ny"));
        sent("V4");
        var locked = operator.say("V4", "void", WHY);
        assertThat(locked.status()).isEqualTo(503);
        assertThat(locked.http().headers().firstValue("Retry-After")).contains("10");
        assertThat(operator.say("V4", "void", WHY).status()).isEqualTo(200);
    }

    @Test
    void a_corrected_address_heals_a_bounce_and_later_news_counts_again() throws Exception {
        var envelope = sent("C1");
        acme.sandbox.act(envelope.id(), SignerAct.BOUNCE);
        untilTold("C1", "bounced");
        var corrected = operator.say(
                "C1",
                "correct",
                "{\"reason\": \"a typing mistake\", \"email\": \"right@example.org\", \"name\": \"Ann New\"}");
        assertThat(corrected.status()).as(corrected.http().body()).isEqualTo(200);
        assertThat(corrected.state()).isEqualTo("sent");
        assertThat(corrected.http().body()).doesNotContain("right@", "Ann");
        assertThat(envelope("C1").email()).isEqualTo("right@example.org");
        assertThat(envelope("C1").name()).isEqualTo("Ann New");
        assertThat(envelope("C1").mails()).isEqualTo(2);
        untilTold("C1", "sent");

        var soon = operator.say("C1", "correct", "{\"reason\": \"again\", \"email\": \"other@example.org\"}");
        assertThat(soon.status()).isEqualTo(503);
        assertThat(soon.http().headers().firstValue("Retry-After")).isPresent();
        assertThat(envelope("C1").email()).isEqualTo("right@example.org");

        acme.sandbox.act(envelope.id(), SignerAct.BOUNCE);
        untilTold("C1", "bounced");
        acme.sandbox.act(envelope.id(), SignerAct.SIGN);
        untilTold("C1", "completed");
        assertThat(acme.sandbox.pollingViolations()).isZero();
    }

    @Test
    void a_reassigned_signer_and_one_who_failed_a_check_are_heard_of_as_what_they_are() throws Exception {
        var given = sent("R1");
        acme.sandbox.act(given.id(), SignerAct.REASSIGN, "somebody@example.org");
        acme.sandbox.act(given.id(), SignerAct.SIGN);
        untilTold("R1", "completed");
        var failed = sent("R2");
        acme.sandbox.act(failed.id(), SignerAct.FAIL);
        untilTold("R2", "bounced");
        assertThat(acme.table.rows().get("R2").reason()).isEqualTo("authentication failed: access code");
        var corrected = sent("R3");
        acme.sandbox.act(corrected.id(), SignerAct.CORRECT);
        assertThat(operator.say("R3", "refresh", WHY).state()).isEqualTo("sent");
    }

    @Test
    void more_time_is_given_from_now_on() throws Exception {
        sent("E1");
        var extended = operator.say("E1", "extend", "{\"reason\": \"on holiday\", \"days\": 300}");
        assertThat(extended.status()).as(extended.http().body()).isEqualTo(200);
        assertThat(envelope("E1").expiresAfter()).isEqualTo(Duration.ofDays(301));
        assertThat(extended.body().path("openUntil").asText()).startsWith("20");
    }
}
