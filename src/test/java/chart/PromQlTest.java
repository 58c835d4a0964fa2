package chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader of PromQL takes what Prometheus takes and refuses what it refuses; PromtoolTest asks Prometheus the same. */
class PromQlTest {

    static final Path EXPRESSIONS = Path.of("src/test/resources/chart/promql.yaml");

    static List<String> good() {
        return texts("good");
    }

    static List<String> bad() {
        return texts("bad");
    }

    private static List<String> texts(String which) {
        var texts = new ArrayList<String>();
        JsonNode file = Chart.yaml(EXPRESSIONS);
        file.path(which).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @ParameterizedTest
    @MethodSource("good")
    void it_takes_what_prometheus_takes(String expression) {
        assertThat(PromQl.parse(expression).selectors()).isNotEmpty();
    }

    static List<String> useless() {
        return texts("useless");
    }

    @ParameterizedTest
    @MethodSource({"bad", "useless"})
    void it_refuses_what_prometheus_refuses_and_what_nobody_could_show(String expression) {
        assertThatThrownBy(() -> PromQl.parse(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_says_which_series_are_asked_for_and_which_labels_are_kept() {
        var parsed = PromQl.parse("sum by (partner) (rate(a{x=\"1\", y!~\"2|3\"}[5m])) / on (partner) b > 1");
        assertThat(parsed.selectors()).extracting(PromQl.Selector::metric).containsExactly("a", "b");
        assertThat(parsed.selectors().get(0).matchers()).containsEntry("y", "!~\"2|3\"");
        assertThat(parsed.groupings())
                .containsExactly(
                        new PromQl.Grouping(List.of("partner"), List.of("a")),
                        new PromQl.Grouping(List.of("partner"), List.of("a", "b")));
    }
}
