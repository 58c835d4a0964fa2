package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.EnvelopeStatus;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Operation;
import sandbox.SandboxEnvelope;

/** Two steps: a lost answer costs a second draft, and the first does not stay for ever. */
class LostDraftsTest {

    private static final List<Kind> LOST =
            List.of(Kind.CREATED_THEN_SILENT, Kind.CREATED_THEN_RESET, Kind.CREATED_THEN_500);

    private static OnePartner acme;

    @BeforeAll
    static void a_partner_that_prefers_drafts(@TempDir Path folders) {
        acme = new OnePartner("drafts", folders, Settings.docusign(), settings -> {
            prefersDrafts(folders.resolve("acme").resolve("partner.yaml"));
            return settings.set("sending.lease", "4s")
                    .set("sending.settle-time", "3s")
                    .set("docusign.connect-timeout", "1s")
                    .set("docusign.read-timeout", "2s");
        });
    }

    private static void prefersDrafts(Path file) {
        try {
            Files.writeString(file, "delivery: two-step\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        acme.close();
    }

    private static List<SandboxEnvelope> drafts() {
        return acme.sandbox.envelopes().stream()
                .filter(one -> one.status() == EnvelopeStatus.CREATED)
                .toList();
    }

    @Test
    void a_draft_whose_answer_was_lost_is_deleted_and_the_sign_up_is_mailed_once() {
        for (var kind : LOST) {
            var email = kind.word() + "@example.org";
            acme.sandbox.fault(
                    Fault.of(kind).on(Operation.CREATE).mailedTo(email).times(1));
            acme.table.add(kind.word(), "Ann", email);
        }
        var refs = LOST.stream().map(Kind::word).toArray(String[]::new);
        acme.untilSent(refs);
        await().atMost(Duration.ofSeconds(60)).until(() -> drafts().isEmpty());
        assertThat(refs).allSatisfy(ref -> {
            assertThat(acme.envelopes(ref)).isEqualTo(2);
            assertThat(acme.sandbox.envelopes().stream()
                            .filter(one -> one.customFields().containsValue("acme:" + ref))
                            .mapToInt(SandboxEnvelope::mails)
                            .sum())
                    .isOne();
        });
        assertThat(acme.sandbox.calls().get(Operation.RECYCLE)).isBetween(1L, 3L);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(JdbcClient.create(Neighbours.postgres().dataSource("drafts"))
                                        .sql("select count(*) from history where what = 'draft deleted'")
                                        .query(Long.class)
                                        .single())
                                .isEqualTo(3));
    }
}
