package app;

import static app.MainJob.ACME;
import static app.MainJob.NOBODIES;
import static app.MainJob.VELA;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import app.Crowd.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.Operation;
import sandbox.SandboxEnvelope;

/** Looks at what is left when the main job is done. */
class MainJobTest {

    private static final int VALID = ACME.size() + VELA.size();

    private static MainJob job;

    @BeforeAll
    static void the_job_is_done(@TempDir Path folders) {
        job = new MainJob(folders);
        job.finish();
    }

    @AfterAll
    static void stop() {
        job.close();
    }

    @Test
    void each_row_in_order_became_one_envelope_and_no_other_row_any() {
        var byKey = job.sandbox.envelopes().stream()
                .collect(groupingBy(one -> one.customFields().get("countersign")));
        assertThat(byKey)
                .hasSize(VALID)
                .allSatisfy((key, envelopes) -> assertThat(envelopes).as(key).hasSize(1));
        assertThat(byKey.keySet())
                .containsAll(ACME.stream().map(one -> "acme:" + one.ref()).toList())
                .containsAll(VELA.stream().map(one -> "vela:" + one.ref()).toList());
    }

    @Test
    void name_and_address_template_role_and_texts_arrive_unchanged() {
        var byKey = job.sandbox.envelopes().stream()
                .collect(toMap(one -> one.customFields().get("countersign"), one -> one));
        assertThat(ACME).allSatisfy(one -> {
            var envelope = byKey.get("acme:" + one.ref());
            same(envelope, one, MainJob.ODD, "Member");
            assertThat(envelope.subject()).isEqualTo("Your contract");
            assertThat(envelope.tabs()).isEqualTo(Map.of("CamelHttpUri", one.memberNumber(), "city", one.city()));
        });
        assertThat(VELA).allSatisfy(one -> {
            var envelope = byKey.get("vela:" + one.ref());
            same(envelope, one, one.ref().endsWith("0") ? MainJob.GOLD : MainJob.SILVER, "signer");
            assertThat(envelope.tabs()).isEqualTo(Map.of("member_number", one.memberNumber(), "city", one.city()));
        });
        assertThat(job.sandbox.unknownTabs()).isZero();
    }

    private static void same(SandboxEnvelope envelope, Person one, String template, String role) {
        assertThat(envelope.name()).isEqualTo(one.name());
        assertThat(envelope.email()).isEqualTo(one.email());
        assertThat(envelope.templateId()).isEqualTo(template);
        assertThat(envelope.role()).isEqualTo(role);
        assertThat(envelope.mails()).isEqualTo(1);
    }

    @Test
    void each_outcome_stands_in_its_partners_row_with_its_reason() {
        outcomes(
                "acme",
                job.acme,
                ACME.stream().filter(one -> !one.ref().equals(MainJob.LATE)).toList());
        outcomes("vela", job.vela, VELA);
        assertThat(job.acme.rows().get(MainJob.LATE).reason()).isEqualTo(MainJob.WORDS);
    }

    private static void outcomes(String partner, SignupTable table, List<Person> people) {
        var rows = table.rows();
        assertThat(people).allSatisfy(one -> {
            var row = rows.get(one.ref());
            assertThat(row.status()).isEqualTo(one.ending().status());
            assertThat(row.reason()).isEqualTo(one.ending().reason());
            assertThat(row.envelopeId())
                    .isEqualTo(job.envelope(partner + ":" + one.ref()).id());
            assertThat(row.statusAt()).isBetween(job.begin, Instant.now());
        });
    }

    @Test
    void a_row_that_is_no_sign_up_comes_back_as_invalid_with_its_reason() {
        for (var rows : List.of(job.acme.rows(), job.vela.rows())) {
            assertThat(NOBODIES).allSatisfy(one -> {
                assertThat(rows.get(one.ref()).status()).isEqualTo("invalid");
                assertThat(rows.get(one.ref()).reason()).isEqualTo(one.reason());
                assertThat(rows.get(one.ref()).envelopeId()).isEmpty();
            });
        }
        assertThat(job.vela.rows().get("none-template").reason())
                .isEqualTo("template: is unknown; known: gold, silver");
    }

    @Test
    void no_call_of_docusign_is_made_beyond_what_the_job_needs() {
        var calls = job.sandbox.calls();
        assertThat(calls.get(Operation.CREATE)).isEqualTo(VALID);
        assertThat(calls.get(Operation.TOKEN)).isEqualTo(1);
        assertThat(calls.get(Operation.USERINFO)).isEqualTo(1);
        var ticks = Duration.between(job.begin, Instant.now()).dividedBy(MainJob.TICK) + 1;
        assertThat(calls.get(Operation.LIST)).isBetween(1L, ticks);
        var known = EnumSet.of(Operation.CREATE, Operation.TOKEN, Operation.USERINFO, Operation.LIST);
        assertThat(EnumSet.complementOf(known))
                .allSatisfy(other -> assertThat(calls.get(other)).isZero());
        assertThat(job.sandbox.quota().refused()).isZero();
        assertThat(job.sandbox.pollingViolations()).isZero();
    }
}
