package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import partners.PartnerFolders;

/** What one partner lacks keeps no pod from starting, and is told. */
class MissingObjectsTest {

    private static JsonNode pod(String name) throws IOException {
        return Chart.pods(Chart.one(Chart.render(Chart.valueSet("full")), name)).get(0);
    }

    private static JsonNode volume(JsonNode pod, String name) {
        return pod.path("volumes").findParents("name").stream()
                .filter(volume -> volume.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deployment/signing", "Job/signing-upgrade", "Pod/signing-check"})
    void a_pod_starts_without_a_partners_objects_but_not_without_the_services(String name) throws IOException {
        var pod = pod(name);
        for (var source : volume(pod, "partners").findValues("configMap")) {
            assertThat(source.path("optional").asBoolean())
                    .isEqualTo(!source.path("name").asText().endsWith("-partner-acme"));
        }
        assertThat(volume(pod, "secret-acme").at("/secret/optional").asBoolean())
                .isTrue();
        assertThat(volume(pod, "docusign").at("/secret/optional").asBoolean()).isFalse();
        assertThat(volume(pod, "config").at("/configMap/optional").asBoolean()).isFalse();
    }

    /** The folder that is left when a partner's ConfigMap is missing, as Kubernetes makes it. */
    @Test
    void the_service_says_which_file_is_missing(@TempDir Path folder) throws IOException {
        var marks = volume(pod("Deployment/signing"), "partners").findValues("downwardAPI").stream()
                .map(mark -> mark.at("/items/0/path").asText())
                .toList();
        for (var mark : marks) {
            Files.createDirectories(folder.resolve(mark).getParent());
            Files.writeString(folder.resolve(mark), "a pod");
        }
        assertThat(new PartnerFolders(Set.of("main")).read("file:" + folder).findings())
                .extracting(finding -> List.of(finding.partner(), finding.file()))
                .containsExactly(List.of("rowing", "partner.yaml"), List.of("web-only", "partner.yaml"));
    }
}
