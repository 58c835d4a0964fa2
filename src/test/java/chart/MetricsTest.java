package chart;

import static org.assertj.core.api.Assertions.assertThat;

import app.Handbook;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask only for what the service exports, and each alert says what to do. */
class MetricsTest {

    private static final Path ALERTS = Chart.FOLDER.resolve("alerts.yaml");
    private static final Path DASHBOARD = Chart.FOLDER.resolve("dashboards/countersign.json");

    /** Those of Prometheus itself, Micrometer and Spring Boot. */
    private static final Set<String> FRAMEWORK = Set.of(
            "up",
            "hikaricp_connections_active",
            "hikaricp_connections_pending",
            "http_server_requests_seconds_count",
            "jvm_memory_max_bytes",
            "jvm_memory_used_bytes",
            "logback_events_total",
            "process_cpu_usage");

    @Test
    void only_metrics_that_exist_are_asked_for() throws IOException {
        var known = new TreeSet<>(FRAMEWORK);
        known.addAll(Handbook.series());
        assertThat(asked()).hasSizeGreaterThan(8).isSubsetOf(known);
    }

    @Test
    void every_alert_has_its_section_in_the_handbook() throws IOException {
        var handbook = Files.readString(Path.of("docs/alerts.md"));
        for (var alert : new YAMLMapper().readTree(ALERTS.toFile())) {
            assertThat(handbook).contains("\n## " + alert.path("alert").asText() + "\n");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
        }
    }

    private static Set<String> asked() throws IOException {
        var queries = new TreeSet<String>();
        new YAMLMapper().readTree(ALERTS.toFile()).findValuesAsText("expr").forEach(queries::add);
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        queries.addAll(dashboard.findValuesAsText("expr"));
        var asked = new TreeSet<String>();
        queries.forEach(query -> asked.addAll(all("([a-z_:][a-z0-9_:]*)\\{", query)));
        return asked;
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
