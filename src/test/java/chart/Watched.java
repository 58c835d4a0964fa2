package chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Prometheus and Grafana are asked to watch: the rules as the chart renders them, and the dashboard. */
final class Watched {

    private static final String SELECTOR = "namespace=\"countersign\", service=\"countersign\"";

    private Watched() {}

    /** The rules of the chart by the alert's name. */
    static Map<String, JsonNode> alerts() throws IOException {
        var rendered = Chart.one(Chart.render(Chart.valueSet("monitored")), "PrometheusRule/countersign");
        var alerts = new LinkedHashMap<String, JsonNode>();
        rendered.at("/spec/groups/0/rules")
                .forEach(rule -> alerts.put(rule.path("alert").asText(), rule));
        return alerts;
    }

    /** The groups as Prometheus itself reads them. */
    static JsonNode groups() throws IOException {
        return Chart.one(Chart.render(Chart.valueSet("monitored")), "PrometheusRule/countersign")
                .path("spec");
    }

    /** Each panel's questions, with what Grafana puts in for its variables. */
    static Map<String, String> panels() throws IOException {
        var dashboard = new ObjectMapper()
                .readTree(Chart.FOLDER.resolve("dashboards/countersign.json").toFile());
        var panels = new LinkedHashMap<String, String>();
        for (var panel : dashboard.path("panels")) {
            for (var target : panel.path("targets")) {
                var name = panel.path("title").asText() + " "
                        + target.path("refId").asText();
                panels.put(
                        name + " " + panels.size(),
                        target.path("expr")
                                .asText()
                                .replace("namespace=\"$namespace\", service=\"$service\"", SELECTOR)
                                .replace("$__rate_interval", "5m"));
            }
        }
        return panels;
    }

    /** All expressions by where they stand, KEDA's too. */
    static Map<String, String> expressions() throws IOException {
        var expressions = new LinkedHashMap<String, String>();
        alerts().forEach((name, rule) -> expressions.put(name, rule.path("expr").asText()));
        expressions.putAll(panels());
        expressions.put(
                "KEDA",
                Chart.one(Chart.render(Chart.valueSet("keda-prometheus")), "ScaledObject/countersign")
                        .at("/spec/triggers/0/metadata/query")
                        .asText());
        return expressions;
    }
}
