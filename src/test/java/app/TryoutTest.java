package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chart.Chart;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Sandbox;
import sandbox.SandboxSettings;

/** The chart's try-out does something: its settings, secrets, partner and table are enough for every sign-up to be sent. */
class TryoutTest {

    private static final int SIGNUPS = 20;

    @Test
    void two_words_are_enough_for_all_its_sign_ups_to_be_sent(@TempDir Path folder) throws IOException {
        var objects = Chart.render(Chart.valueSet("tryout"));
        var postgres = Neighbours.postgres();
        var ledger = postgres.database("tryout");
        var password = Chart.secret(objects, "countersign-ledger", "password");
        postgres.user("countersign", password);
        var database = JdbcClient.create(postgres.dataSource("tryout"));
        database.sql(text(objects, "countersign-tryout", "signups.sql")).update();
        partner(folder.resolve("partners/tryout"), objects, ledger, password);
        write(folder, "application.yaml", text(objects, "countersign", "application.yaml"));
        write(folder, "private.key", Chart.secret(objects, "countersign-docusign", "private.key"));
        try (var sandbox = Sandbox.start(SandboxSettings.defaults());
                var service = Service.start(settings(folder, sandbox, ledger, password))) {
            assertThat(service.port()).isPositive();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(told(database)).isEqualTo(SIGNUPS));
            assertThat(sandbox.envelopes()).hasSize(SIGNUPS);
            assertThat(scrape(service))
                    .contains("hikaricp_connections_active{pool=", "hikaricp_connections_pending{pool=")
                    .contains("jvm_memory_max_bytes{area=\"heap\",id=", "jvm_memory_used_bytes{area=\"heap\",id=")
                    .contains("logback_events_total{level=\"error\"}", "\nprocess_cpu_usage ");
            assertThat(Checked.with(settings(folder, sandbox, ledger, password)).fails())
                    .isEmpty();
        }
    }

    /** What a cluster would do with names: other addresses, and the variables of the pod. */
    private static Settings settings(Path folder, Sandbox sandbox, String ledger, String password) {
        return Settings.of(ledger, sandbox, folder.resolve("partners"))
                .without("docusign.integration-key")
                .without("docusign.accounts.main.account-id")
                .without("docusign.accounts.main.user-id")
                .without("docusign.accounts.main.hourly-limit")
                .without("docusign.accounts.main.burst-limit")
                .without("reconcile.schedule")
                .set("spring.config.additional-location", "file:" + folder.resolve("application.yaml"))
                .set("docusign.private-key", "file:" + folder.resolve("private.key"))
                .set("spring.datasource.username", "countersign")
                .set("spring.datasource.password", password);
    }

    private static void partner(Path folder, List<JsonNode> objects, String ledger, String password)
            throws IOException {
        Files.createDirectories(folder);
        var files = Chart.one(objects, "ConfigMap/countersign-partner-tryout").path("data");
        for (var file : files.properties()) {
            var text = file.getValue()
                    .asText()
                    .replace("jdbc:postgresql://countersign-tryout:5432/countersign", ledger)
                    .replace("${SPRING_DATASOURCE_USERNAME}", "countersign")
                    .replace("${SPRING_DATASOURCE_PASSWORD}", password);
            write(folder, file.getKey(), text);
        }
        assertThat(files.size()).isEqualTo(4);
    }

    private static String text(List<JsonNode> objects, String map, String key) {
        return Chart.one(objects, "ConfigMap/" + map).path("data").path(key).asText();
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** What the alerts ask for beside our own metrics. */
    private static String scrape(Service service) throws IOException {
        var page = URI.create("http://localhost:" + service.managementPort() + "/observe/metrics");
        try (var answer = page.toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int told(JdbcClient database) {
        return database.sql("select count(*) from tryout.signups where status is not null and envelope_id is not null")
                .query(Integer.class)
                .single();
    }
}
