package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.Operation;
import sandbox.SignerAct;

/** An operator who cannot wait for the next listing: DocuSign is asked once, and the ledger moves on. */
class RefreshedEnvelopeTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static JsonNode refresh(int port, String ref) throws Exception {
        var login = Base64.getEncoder().encodeToString("olga:secret".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/admin/v1/signups/acme/" + ref + "/refresh"))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"reason\": \"the member is on the phone\"}"))
                .build();
        var reply = HTTP.send(request, BodyHandlers.ofString());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return new ObjectMapper().readTree(reply.body());
    }

    @Test
    void what_docusign_says_is_known_at_once_and_it_is_asked_once_in_a_quarter_of_an_hour(@TempDir Path folders)
            throws Exception {
        try (var acme = new OnePartner(
                "refreshed",
                folders,
                Settings.docusign(),
                settings -> settings.set("reconcile.schedule", "0 0 0 1 1 ?")
                        .set("admin.username", "olga")
                        .set("admin.password", "secret"))) {
            acme.table.add("R1", "Ann", "r1@example.org");
            acme.untilSent("R1");
            var open = refresh(acme.port(), "R1");
            assertThat(open.path("state").asText()).isEqualTo("sent");
            assertThat(open.path("refreshed").asBoolean()).isTrue();

            acme.table.add("R2", "Bob", "r2@example.org");
            acme.untilSent("R2");
            acme.sandbox.envelopes().forEach(envelope -> acme.sandbox.act(envelope.id(), SignerAct.SIGN));
            assertThat(refresh(acme.port(), "R2").path("state").asText()).isEqualTo("completed");
            var known = refresh(acme.port(), "R1");
            assertThat(known.path("refreshed").asBoolean()).isFalse();
            assertThat(known.path("state").asText()).isEqualTo("sent");
            assertThat(known.path("readAt").asText())
                    .isEqualTo(open.path("readAt").asText());

            assertThat(acme.sandbox.calls().get(Operation.GET)).isEqualTo(2);
            assertThat(acme.sandbox.pollingViolations()).isZero();
        }
    }
}
