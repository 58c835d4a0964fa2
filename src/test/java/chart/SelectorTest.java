package chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Alerts and KEDA ask for series by the names that they have where something else than the chart's ServiceMonitor scrapes. */
class SelectorTest {

    @Test
    void who_scrapes_otherwise_says_how_the_series_are_named() throws IOException {
        var said = "{prometheusRule: {enabled: true, selector: 'job=\"ours\"'}, keda: {enabled: true,"
                + " prometheus: {serverAddress: 'http://prometheus'}}}";
        var objects = Chart.render(Chart.valueSet("minimal"), said);
        var asked = Chart.one(objects, "PrometheusRule/countersign").findValuesAsText("expr");
        asked.addAll(Chart.one(objects, "ScaledObject/countersign").findValuesAsText("query"));
        assertThat(asked).hasSize(Watched.alerts().size() + 1);
        for (var expression : asked) {
            assertThat(PromQl.parse(expression).selectors())
                    .allSatisfy(selector -> assertThat(selector.matchers())
                            .containsEntry("job", "=\"ours\"")
                            .doesNotContainKeys("namespace", "service"));
        }
    }
}
