package chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a release, its image and its owner are called, names and labels are ones that Kubernetes takes. */
class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "a.release.of.ours,                                   ''",
        "a-release-whose-name-is-just-as-long-as-helm-takes-it, ''",
        "release, 'image: {tag: v1.2.3-rc.4_}'",
        "release, 'image: {tag: _2026.11.28-0123456789abcdef0123456789abcdef-0123456789abcdef_.-more}'",
        "1st, 'fullnameOverride: first'",
    })
    void names_and_labels_are_taken(String release, String values) throws IOException {
        var objects = Chart.renderAs(release, Chart.valueSet("tryout"), values);
        assertThat(Soundness.faults(objects, Chart.yaml(Chart.valueSet("tryout"))))
                .isEmpty();
    }

    @Test
    void a_release_whose_name_would_make_a_service_that_kubernetes_refuses_is_told_the_way_out() {
        assertThatThrownBy(() -> Chart.renderAs("1st", Chart.valueSet("minimal"), ""))
                .hasMessageContaining("fullnameOverride");
    }

    @Test
    void labels_for_all_are_on_all_and_may_be_said_twice() throws IOException {
        var objects = Chart.render(
                Chart.valueSet("tryout"),
                "{commonLabels: {team: members, release: prometheus}, podLabels: {team: back},"
                        + " serviceMonitor: {enabled: true, labels: {release: other}}}");
        assertThat(objects.stream().flatMap(NamesTest::labelled))
                .hasSizeGreaterThan(15)
                .allSatisfy(labels -> {
                    assertThat(labels.path("team").asText()).isIn("members", "back");
                    assertThat(labels.path("release").asText()).isIn("prometheus", "other");
                });
        var monitor = Chart.one(objects, "ServiceMonitor/countersign");
        assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("other");
    }

    /** An object's labels and those of the pods that it makes. */
    private static Stream<JsonNode> labelled(JsonNode object) {
        var pods = object.at("/spec/template/metadata/labels");
        return Stream.concat(
                Stream.of(object.at("/metadata/labels")), pods.isMissingNode() ? Stream.of() : Stream.of(pods));
    }
}
