package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pod of the chart, those of tests and hooks too, is let into a namespace that enforces {@code restricted}. */
class PodSecurityTest {

    static List<Path> valueSets() throws IOException {
        return Chart.valueSets();
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void every_pod_is_let_in(Path values) throws IOException {
        var objects = Chart.render(values);
        assertThat(objects.stream().flatMap(object -> Chart.pods(object).stream()))
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(PodSecurity.faults(pod)).isEmpty());
    }

    @Test
    void those_of_helm_test_and_of_the_upgrade_are_looked_at_too() throws IOException {
        var objects = Chart.render(Chart.valueSet("full"));
        assertThat(objects.stream()
                        .filter(object -> !Chart.pods(object).isEmpty())
                        .map(Chart::name))
                .containsExactlyInAnyOrder(
                        "Deployment/signing", "Job/signing-upgrade", "Pod/signing-check", "Pod/signing-ready");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hostNetwork: true                                                        | hostNetwork",
                "hostPID: true                                                            | hostPID",
                "hostIPC: true                                                            | hostIPC",
                "volumes: [{name: a, hostPath: {path: /}}]                                | volume of type hostPath",
                "volumes: [{name: a, nfs: {server: a, path: /}}]                          | volume of type nfs",
                "securityContext: {runAsNonRoot: false}                                   | pod: runAsNonRoot",
                "securityContext: {runAsUser: 0}                                          | pod: runAsUser",
                "securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}          | sysctls",
                "securityContext: {seccompProfile: {type: Unconfined}}                    | seccompProfile",
                "containers: [{name: a, securityContext: {privileged: true}}]             | a: privileged",
                "containers: [{name: a, securityContext: {}}]                             | a: allowPrivilegeEscalation",
                "containers: [{name: a, securityContext: {capabilities: {drop: [NET]}}}]  | a: capabilities.drop",
                "containers: [{name: a, securityContext: {capabilities: {add: [CHOWN]}}}] | a: capabilities.add",
                "containers: [{name: a, securityContext: {runAsUser: 0}}]                 | a: runAsUser",
                "containers: [{name: a, securityContext: {procMount: Unmasked}}]          | a: procMount",
                "containers: [{name: a, ports: [{containerPort: 1, hostPort: 1}]}]        | a: hostPort",
                "initContainers: [{name: b, securityContext: {privileged: true}}]         | b: privileged",
            })
    void a_pod_that_takes_too_much_would_be_found(String wrong, String fault) throws IOException {
        var objects = Chart.render(Chart.valueSet("minimal"));
        var pod = (ObjectNode)
                Chart.pods(Chart.one(objects, "Deployment/countersign")).get(0);
        assertThat(PodSecurity.faults(pod)).isEmpty();
        JsonNode change = new YAMLMapper().readTree(wrong.strip());
        change.properties().forEach(field -> pod.set(field.getKey(), field.getValue()));
        assertThat(PodSecurity.faults(pod)).anyMatch(found -> found.contains(fault));
    }
}
