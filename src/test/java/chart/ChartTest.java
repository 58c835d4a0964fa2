package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** Whatever way it is installed, the chart makes objects that Kubernetes takes and that fit each other. */
class ChartTest {

    private static final String SERVICE = "Deployment/countersign";

    static List<Arguments> everywhere() throws IOException {
        return Chart.valueSets().stream()
                .flatMap(values -> Chart.KUBERNETES.stream().map(version -> Arguments.of(version, values)))
                .toList();
    }

    static List<Path> valueSets() throws IOException {
        return Chart.valueSets();
    }

    @Test
    void there_is_a_value_set_for_each_way_to_install_it() throws IOException {
        assertThat(Chart.valueSets())
                .extracting(file -> file.getFileName().toString().replace("-values.yaml", ""))
                .contains("minimal", "full", "existing-secrets", "csi", "external-secrets", "sandbox", "tryout", "keda")
                .contains("keda-prometheus", "monitored", "two-accounts", "air-gapped");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void every_object_is_one_that_kubernetes_knows_and_fits_the_others(String kubernetes, Path values)
            throws IOException {
        var objects = Chart.objects(Chart.text("countersign", kubernetes, values));
        assertThat(objects)
                .isNotEmpty()
                .allSatisfy(object -> assertThat(Kinds.faults(object)).isEmpty());
        assertThat(Soundness.faults(objects, Chart.yaml(values))).isEmpty();
    }

    @Test
    void a_misspelt_field_would_be_found() throws IOException {
        var deployment = (ObjectNode) Chart.one(Chart.render(Chart.valueSet("minimal")), SERVICE);
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("imagePullPolice", "Always");
        assertThat(Kinds.faults(deployment)).singleElement().asString().contains("imagePullPolice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/spec/template/spec/volumes/0          | name: temp                     | no such volume",
                "/spec/template/spec/volumes/1          | configMap: {name: other}       | which nobody makes or names",
                "/spec/template/spec/volumes/2          | emptyDir: {}                   | not one source",
                "/spec/template/spec/containers/0       | volumeMounts: [{name: x}]      | no such volume",
                "/spec/template/spec/containers/0/livenessProbe   | tcpSocket: {port: http} | 2 handlers",
                "/spec/template/spec/containers/0/livenessProbe/httpGet | port: metrics     | probe of no port",
                "/spec/template/spec                    | serviceAccountName: other      | no such account",
                "/spec/template/metadata/labels         | app.kubernetes.io/name: other  | does not select its own pods",
                "/spec/template/spec/containers/0/ports/1 | name: metrics                | no such port",
                "/metadata/labels                       | app: '-'                       | a label that is none",
                "/metadata                              | name: Other                    | is no name",
                "/spec/template/spec/containers/0/securityContext | readOnlyRootFilesystem: false | may write",
            })
    void objects_that_do_not_fit_each_other_would_be_found(String where, String change, String fault)
            throws IOException {
        var values = Chart.valueSet("monitored");
        var objects = Chart.render(values);
        var changed = (ObjectNode) Chart.one(objects, SERVICE).at(where);
        changed.setAll((ObjectNode) new YAMLMapper().readTree(change.strip()));
        assertThat(Soundness.faults(objects, Chart.yaml(values))).anyMatch(found -> found.contains(fault));
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void the_linter_has_nothing_to_say(Path values, @TempDir Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Chart.FOLDER, folder);
        var all = Chart.yaml(folder.resolve("values.yaml"));
        new YAMLMapper().readerForUpdating(all).readValue(values.toFile());
        Files.writeString(folder.resolve("values.yaml"), new YAMLMapper().writeValueAsString(all));
        var result = new Helm(folder).lint().strict().call();
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @Test
    void the_chart_names_the_images_it_uses() throws IOException {
        var used = new TreeSet<String>();
        Chart.render(Chart.valueSet("tryout"))
                .forEach(object -> Chart.pods(object)
                        .forEach(pod -> Chart.containers(pod)
                                .forEach(one -> used.add(one.path("image").asText()))));
        var chart = Chart.yaml(Chart.FOLDER.resolve("Chart.yaml"));
        var named = (ArrayNode) new YAMLMapper()
                .readTree(chart.at("/annotations/artifacthub.io~1images").asText());
        assertThat(named.findValuesAsText("image")).containsExactlyInAnyOrderElementsOf(used);
        assertThat(chart.path("kubeVersion").asText()).isEqualTo(">=1.30.0-0");
    }

    @Test
    void replicas_are_replaced_without_a_gap_and_kept_apart() throws IOException {
        var service = Chart.one(Chart.render(Chart.valueSet("minimal")), SERVICE);
        assertThat(service.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1))
                .isZero();
        assertThat(service.at("/spec/replicas").asInt()).isEqualTo(2);
        var pod = service.at("/spec/template/spec");
        assertThat(pod.at("/affinity/podAntiAffinity").isObject()).isTrue();
        assertThat(pod.at("/topologySpreadConstraints/0/topologyKey").asText()).endsWith("/zone");
    }

    @Test
    void the_world_does_not_reach_the_operators_calls_unless_told_so() throws IOException {
        var values = Chart.valueSet("minimal");
        JsonNode route = Chart.one(
                Chart.render(values, "httpRoute: {enabled: true, parentRefs: [{name: public}]}"),
                "HTTPRoute/countersign");
        JsonNode ingress = Chart.one(
                Chart.render(values, "ingress: {enabled: true, hosts: [{host: sign.example.com}]}"),
                "Ingress/countersign");
        var open = List.of("/connect", "/api/v1", "/sign");
        assertThat(route.findValuesAsText("value")).isEqualTo(open);
        assertThat(ingress.at("/spec/rules/0/http/paths").findValuesAsText("path"))
                .isEqualTo(open);
    }
}
