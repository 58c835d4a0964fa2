package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pod that runs {@code check} has what the service's pods need to start, and ends. */
class CheckPodTest {

    private static final String VALUES = """
            podAnnotations: {vault.hashicorp.com/agent-inject: "true"}
            podLabels: {mesh: "on"}
            checkPod: {annotations: {vault.hashicorp.com/agent-pre-populate-only: "true"}, labels: {mesh: "off"}}
            initContainers:
              - {name: once, image: "busybox:1"}
              - {name: proxy, image: "proxy:1", restartPolicy: Always}
            upgradeCheck: {enabled: true}
            documents: {existingClaim: signed}
            """;

    private static JsonNode metadata(List<JsonNode> objects, String name) {
        var object = Chart.one(objects, name);
        return object.at(name.startsWith("Pod/") ? "/metadata" : "/spec/template/metadata");
    }

    @Test
    void it_has_labels_annotations_and_sidecars_of_the_service_or_its_own_over_them() throws IOException {
        var objects = Chart.render(Chart.valueSet("minimal"), VALUES);
        var service = metadata(objects, "Deployment/countersign").path("annotations");
        assertThat(service.has("vault.hashicorp.com/agent-pre-populate-only")).isFalse();
        for (var name : List.of("Job/countersign-upgrade", "Pod/countersign-check")) {
            var metadata = metadata(objects, name);
            assertThat(metadata.at("/labels/mesh").asText()).isEqualTo("off");
            assertThat(metadata.path("annotations").findValuesAsText("vault.hashicorp.com/agent-inject"))
                    .containsExactly("true");
            assertThat(metadata.path("annotations").has("vault.hashicorp.com/agent-pre-populate-only"))
                    .isTrue();
            var pod = Chart.pods(Chart.one(objects, name)).get(0);
            assertThat(pod.path("initContainers").findValuesAsText("name")).containsExactly("proxy");
        }
    }

    @Test
    void it_goes_where_the_claim_is() throws IOException {
        var objects = Chart.render(Chart.valueSet("minimal"), VALUES);
        var pod = Chart.pods(Chart.one(objects, "Pod/countersign-check")).get(0);
        assertThat(pod.at("/affinity/podAffinity").findValuesAsText("app.kubernetes.io/component"))
                .containsExactly("service");
        var without = Chart.render(Chart.valueSet("minimal"));
        assertThat(Chart.pods(Chart.one(without, "Pod/countersign-check"))
                        .get(0)
                        .has("affinity"))
                .isFalse();
    }
}
