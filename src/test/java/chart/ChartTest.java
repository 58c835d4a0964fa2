package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

/** Whatever way it is installed, the chart makes objects that Kubernetes takes and that fit each other. */
class ChartTest {

    private static final String SERVICE = "Deployment/countersign";

    static List<Path> valueSets() throws IOException {
        return Chart.valueSets();
    }

    @Test
    void there_are_value_sets_for_eight_ways_to_install_it() throws IOException {
        assertThat(Chart.valueSets()).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void every_object_is_one_that_kubernetes_knows(Path values) throws IOException {
        var objects = Chart.render(values);
        assertThat(objects)
                .isNotEmpty()
                .allSatisfy(object -> assertThat(Kinds.faults(object)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void the_objects_fit_each_other_and_the_restricted_profile(Path values) throws IOException {
        assertThat(Soundness.faults(Chart.render(values))).isEmpty();
    }

    @Test
    void a_misspelt_field_would_be_found() throws IOException {
        var deployment = (ObjectNode) Chart.one(Chart.render(Chart.valueSet("minimal")), SERVICE);
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("imagePullPolice", "Always");
        ((ObjectNode) deployment.at("/spec/template/spec/volumes/0")).put("name", "temp");
        assertThat(Kinds.faults(deployment)).singleElement().asString().contains("imagePullPolice");
        assertThat(Soundness.faults(List.of(deployment)))
                .singleElement()
                .asString()
                .contains("no such volume");
    }

    @Test
    void the_linter_has_nothing_to_say() {
        var result = new Helm(Chart.FOLDER).lint().strict().call();
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @Test
    void the_pod_lives_longer_than_the_graceful_stop() throws IOException {
        var objects = Chart.render(Chart.valueSet("minimal"));
        var spec = Chart.one(objects, SERVICE).at("/spec/template/spec");
        var preStop = spec.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
        var stop = settings(objects, "camel.main.shutdown-timeout");
        assertThat(preStop).isPositive();
        assertThat(spec.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(preStop + Integer.parseInt(stop));
    }

    @Test
    void further_keys_win_over_those_of_the_chart() throws IOException {
        var objects = Chart.render(Chart.valueSet("full"));
        var config = Chart.one(objects, "ConfigMap/signing")
                .at("/data/application.yaml")
                .asText();
        assertThat(config).contains("in-flight: 16", "hourly-limit: 2500", "oauth-host: account.docusign.com");
    }

    @Test
    void the_sandbox_stands_in_for_docusign() throws IOException {
        var objects = Chart.render(Chart.valueSet("sandbox"));
        assertThat(settings(objects, "docusign.oauth-uri")).isEqualTo("http://countersign-sandbox:8090");
        var sandbox = Chart.one(objects, "Deployment/countersign-sandbox");
        assertThat(sandbox.at("/spec/template/spec/containers/0/args/0").asText())
                .isEqualTo("sandbox");
    }

    @Test
    void a_changed_setting_starts_new_pods() throws IOException {
        var one = checksum(Chart.render(Chart.valueSet("minimal")));
        var two = checksum(Chart.render(Chart.valueSet("minimal"), Chart.valueSet("two-accounts")));
        assertThat(one).isNotEmpty().isNotEqualTo(two);
    }

    private static String checksum(List<JsonNode> objects) {
        var annotations = Chart.one(objects, SERVICE).at("/spec/template/metadata/annotations");
        return annotations.path("checksum/config").asText();
    }

    private static String settings(List<JsonNode> objects, String key) throws IOException {
        var config = Chart.one(objects, "ConfigMap/countersign")
                .at("/data/application.yaml")
                .asText();
        var source = new YamlPropertySourceLoader().load("config", new ByteArrayResource(config.getBytes()));
        return String.valueOf(source.get(0).getProperty(key));
    }
}
