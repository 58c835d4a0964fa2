package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import sandbox.Identities;
import sandbox.Operation;
import sandbox.SandboxUser;

/** An account that a person has to put right. */
@ExtendWith(OutputCaptureExtension.class)
class StoppedAccountTest {

    @Test
    void a_missing_consent_is_said_with_its_link_and_not_again_at_every_tick(
            @TempDir Path folders, CapturedOutput output) {
        var stranger = new SandboxUser(Identities.USER_ID, "Desk", "desk@example.com", false);
        var docusign = Settings.docusign();
        docusign = docusign.withPeople(List.of(stranger), docusign.identities().accounts());
        try (var acme = new OnePartner("stopped", folders, docusign, settings -> settings)) {
            acme.table.add("S1", "Ann", "ann@example.org").add("S2", "Bob", "bob@example.org");
            await().atMost(Duration.ofSeconds(30)).until(() -> output.getAll().contains("is stopped"));
            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(20)).until(() -> said(output) <= 2);
            assertThat(output)
                    .contains("has not consented")
                    .contains(
                            "https://account-d.docusign.com/oauth/auth?response_type=code&scope=signature%20impersonation"
                                    + "&client_id=" + Identities.INTEGRATION_KEY);
            assertThat(acme.sandbox.calls().get(Operation.TOKEN)).isLessThanOrEqualTo(2);
            assertThat(acme.sandbox.envelopes()).isEmpty();
        }
    }

    private static long said(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("has not consented"))
                .count();
    }
}
