package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Operation;

/** An account whose Connect delivers to nobody, is ticked wrong, and then is not ours to look at. */
@ExtendWith(OutputCaptureExtension.class)
class AuditedConnectTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private OnePartner acme;

    private static String call(String url, String body) {
        var login = Base64.getEncoder().encodeToString("olga:secret".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Basic " + login);
        try {
            return HTTP.send(
                            body.isEmpty()
                                    ? request.build()
                                    : request.header("Content-Type", "application/json")
                                            .POST(BodyPublishers.ofString(body))
                                            .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode audit() {
        try {
            return new ObjectMapper()
                    .readTree(call("http://localhost:" + acme.port() + "/admin/v1/schedules", ""))
                    .at("/connect/0");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void until(List<String> findings) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(
                        () -> assertThat(audit().findValuesAsText("finding")).isEqualTo(findings));
    }

    private void tick(String boxes) {
        call(acme.sandbox.uri() + "/sandbox/connect", boxes);
    }

    private OnePartner start(Path folders) {
        var docusign = Settings.docusign()
                .withConnect("http://localhost:1/connect")
                .withConnectKey("key")
                .withConnectRetries(Duration.ofMillis(10), 2);
        return new OnePartner(
                "audited",
                folders,
                docusign,
                settings -> settings.set("docusign.connect.hmac-keys", "key")
                        .set("docusign.connect.audit", "1s")
                        .set("reconcile.schedule", "0/1 * * * * ?")
                        .set("admin.username", "olga")
                        .set("admin.password", "secret"));
    }

    @Test
    void what_is_wrong_is_shown_and_told_once_and_sending_goes_on(@TempDir Path folders, CapturedOutput output) {
        try (var one = start(folders)) {
            acme = one;
            acme.table.add("R1", "Ann", "r1@example.org");
            acme.untilSent("R1");
            until(List.of("failures"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> acme.sandbox.webhookCounts().containsKey("republished"));
            tick("{\"signed\": false, \"documents\": true, \"acknowledged\": false}");
            until(List.of("documents", "failures", "unacknowledged", "unsigned"));
            tick("{\"on\": false}");
            until(List.of("failures", "off"));
            someoneElsesToLookAt();
        }
        assertThat(output)
                .containsOnlyOnce("account main: Connect: failures: ")
                .containsOnlyOnce("account main: Connect: unsigned: configuration 11547")
                .containsOnlyOnce("account main: Connect: no more unsigned")
                .containsOnlyOnce("does not let us look at its Connect (USER_NOT_ACCOUNT_ADMIN)")
                .doesNotContain("is stopped")
                .doesNotContain("Anna");
    }

    private void someoneElsesToLookAt() {
        acme.sandbox.fault(Fault.of(Kind.ERROR)
                .on(Operation.CONNECT)
                .saying(401, "USER_NOT_ACCOUNT_ADMIN", "Anna is no administrator."));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !audit().path("allowed").asBoolean());
        assertThat(audit().path("why").asText()).isEqualTo("USER_NOT_ACCOUNT_ADMIN");
        acme.table.add("R2", "Bob", "r2@example.org");
        acme.untilSent("R2");
        var looks = acme.sandbox.calls().get(Operation.CONNECT);
        await().atMost(Duration.ofSeconds(20)).until(() -> acme.sandbox.calls().get(Operation.CONNECT) > looks + 2);
    }
}
