package chart;

import static org.assertj.core.api.Assertions.assertThat;

import app.Handbook;
import chart.PromQl.Selector;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Alerts and dashboard ask only for what the service exports, by its labels, and each alert says what to do. That the
 * handbook's names and labels are those of a running service, app.ScrapeTest says.
 */
class MetricsTest {

    /** Those of Prometheus itself, Micrometer and Spring Boot; app.TryoutTest sees them in a scrape. */
    private static final Map<String, Set<String>> FRAMEWORK = Map.of(
            "up", Set.of(),
            "hikaricp_connections_active", Set.of("pool"),
            "hikaricp_connections_pending", Set.of("pool"),
            "jvm_memory_max_bytes", Set.of("area", "id"),
            "jvm_memory_used_bytes", Set.of("area", "id"),
            "logback_events_total", Set.of("level"),
            "process_cpu_usage", Set.of());

    /** Put on by Prometheus Operator. */
    private static final Set<String> OF_THE_TARGET = Set.of("namespace", "service", "pod");

    private static final Path RUNBOOK = Path.of("docs/alerts.md");

    private static final Map<String, Set<String>> KNOWN = new TreeMap<>(FRAMEWORK);
    private static Map<String, String> expressions;
    private static Map<String, JsonNode> alerts;

    @BeforeAll
    static void read() throws IOException {
        expressions = Watched.expressions();
        alerts = Watched.alerts();
        Handbook.says().forEach((name, said) -> {
            var labels = all("\\w+", said.replaceFirst("^\\w+ ", ""));
            if (said.startsWith("histogram")) {
                List.of("_count", "_sum", "_max").forEach(ending -> KNOWN.put(name + ending, labels));
                KNOWN.put(name + "_bucket", with(labels, Set.of("le")));
            } else {
                KNOWN.put(name, labels);
            }
        });
    }

    @Test
    void every_expression_is_promql() {
        assertThat(expressions).hasSizeGreaterThan(80);
        expressions.forEach((where, expression) ->
                assertThat(PromQl.parse(expression).selectors()).as(where).isNotEmpty());
    }

    @Test
    void only_metrics_of_this_installation_are_asked_for_and_only_by_labels_that_they_have() {
        expressions.forEach((where, expression) -> {
            for (var selector : PromQl.parse(expression).selectors()) {
                assertThat(KNOWN).as(where).containsKey(selector.metric());
                assertThat(labels(List.of(selector.metric())))
                        .as(where)
                        .containsAll(selector.matchers().keySet());
                assertThat(selector.matchers()).as(where).containsKeys("namespace", "service");
            }
        });
    }

    @Test
    void labels_that_are_kept_or_matched_are_those_of_the_metrics() {
        expressions.forEach((where, expression) -> PromQl.parse(expression)
                .groupings()
                .forEach(grouping ->
                        assertThat(labels(grouping.metrics())).as(where).containsAll(grouping.labels())));
    }

    @Test
    void values_of_labels_are_words_of_the_handbook() throws IOException {
        var handbook = Files.readString(Path.of("docs/metrics.md"));
        for (var expression : expressions.values()) {
            for (var selector : PromQl.parse(expression).selectors()) {
                if (!FRAMEWORK.containsKey(selector.metric())) {
                    assertThat(words(selector))
                            .allSatisfy(word -> assertThat(handbook).containsPattern("\\b" + word + "\\b"));
                }
            }
        }
    }

    @Test
    void most_of_what_the_service_exports_is_watched() {
        var asked = new TreeSet<String>();
        expressions
                .values()
                .forEach(expression -> PromQl.parse(expression)
                        .selectors()
                        .forEach(
                                selector -> asked.add(selector.metric().replaceFirst("_(bucket|count|sum|max)$", ""))));
        var ours = new TreeSet<String>();
        KNOWN.keySet().forEach(name -> ours.add(name.replaceFirst("_(bucket|count|sum|max)$", "")));
        assertThat(ours).isSubsetOf(asked);
    }

    @Test
    void every_alert_has_its_section_in_the_handbook_and_names_it() throws IOException {
        var sections = all("(?m)^## (Countersign\\w+)$", Files.readString(RUNBOOK));
        assertThat(sections).containsExactlyInAnyOrderElementsOf(alerts.keySet());
        alerts.forEach((name, alert) -> {
            assertThat(alert.at("/annotations/runbook_url").asText()).isEqualTo("docs/alerts.md#" + name.toLowerCase());
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
        });
    }

    @Test
    void what_an_alert_says_names_only_labels_that_it_has_left() {
        alerts.forEach((name, alert) -> {
            var said = alert.path("annotations").toString();
            var kept = new TreeSet<String>();
            PromQl.parse(alert.path("expr").asText()).groupings().forEach(grouping -> kept.addAll(grouping.labels()));
            assertThat(all("\\$labels\\.(\\w+)", said)).as(name).isSubsetOf(kept);
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/description").asText()).isNotBlank();
            assertThat(alert.toString()).doesNotContain("$(", "SELECTOR");
        });
    }

    @Test
    void every_alert_is_seen_to_fire_by_a_test_of_its_own() throws IOException {
        var tests = Files.readString(Path.of("src/test/resources/chart/alerts-test.yaml"));
        assertThat(all("alertname=\"(\\w+)\"", tests)).containsExactlyInAnyOrderElementsOf(alerts.keySet());
    }

    @Test
    void thresholds_are_values_and_alerts_can_be_left_out() throws IOException {
        var values = "prometheusRule: {thresholds: {backlogAgeSeconds: 60}, disabled: [CountersignDown],"
                + " runbookUrl: 'https://example.com/alerts'}";
        var rules = Chart.one(Chart.render(Chart.valueSet("monitored"), values), "PrometheusRule/countersign")
                .at("/spec/groups/0/rules");
        assertThat(rules).hasSize(alerts.size() - 1);
        assertThat(rules.findValuesAsText("expr").toString())
                .contains("countersign_backlog_age_seconds", "> 60 unless");
        assertThat(rules.findValuesAsText("runbook_url"))
                .allSatisfy(url -> assertThat(url).startsWith("https://example.com/alerts#countersign"));
    }

    private static Set<String> labels(Collection<String> metrics) {
        var labels = new TreeSet<>(OF_THE_TARGET);
        metrics.forEach(metric -> labels.addAll(KNOWN.getOrDefault(metric, Set.of())));
        return labels;
    }

    private static Set<String> words(Selector selector) {
        var words = new TreeSet<String>();
        selector.matchers().forEach((label, value) -> {
            if (!OF_THE_TARGET.contains(label)) {
                words.addAll(all("\\w+", value));
            }
        });
        return words;
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        var all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    /** Each match, or its only group. */
    private static Set<String> all(String pattern, String text) {
        var found = new TreeSet<String>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(match.groupCount())));
        return found;
    }
}
