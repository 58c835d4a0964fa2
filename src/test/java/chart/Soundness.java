package chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What Kubernetes' types cannot say: that the objects of one installation fit each other and the restricted profile. */
final class Soundness {

    private final List<JsonNode> objects;
    private final List<String> faults = new ArrayList<>();

    private Soundness(List<JsonNode> objects) {
        this.objects = objects;
    }

    static List<String> faults(List<JsonNode> objects) {
        var check = new Soundness(objects);
        check.namesAreUnique();
        for (var object : objects) {
            switch (object.path("kind").asText()) {
                case "Deployment" -> check.deployment(object);
                case "Service" -> check.service(object);
                case "Pod" -> check.pod(Chart.name(object), object.path("spec"));
                default -> {}
            }
        }
        return check.faults;
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private void namesAreUnique() {
        var seen = new HashSet<String>();
        objects.forEach(object -> expect(seen.add(Chart.name(object)), Chart.name(object) + " is there twice"));
    }

    private void deployment(JsonNode deployment) {
        var name = Chart.name(deployment);
        var selector = deployment.at("/spec/selector/matchLabels");
        expect(fits(selector, deployment.at("/spec/template/metadata/labels")), name + " does not select its own pods");
        pod(name, deployment.at("/spec/template/spec"));
    }

    private void service(JsonNode service) {
        var pods = objects.stream()
                .filter(object -> object.path("kind").asText().equals("Deployment"))
                .filter(object -> fits(service.at("/spec/selector"), object.at("/spec/template/metadata/labels")))
                .toList();
        expect(pods.size() == 1, Chart.name(service) + " selects " + pods.size() + " deployments");
        var ports = new TreeSet<String>();
        pods.forEach(pod -> pod.findValues("containerPort").forEach(port -> ports.add(port.asText())));
        pods.forEach(pod -> pod.at("/spec/template/spec/containers")
                .forEach(container -> container
                        .path("ports")
                        .forEach(port -> ports.add(port.path("name").asText()))));
        service.at("/spec/ports")
                .forEach(port -> expect(
                        ports.contains(port.path("targetPort").asText()),
                        Chart.name(service) + " has no such port: " + port));
    }

    private static boolean fits(JsonNode selector, JsonNode labels) {
        var fits = !selector.isEmpty();
        for (var wanted : selector.properties()) {
            fits &= wanted.getValue().equals(labels.path(wanted.getKey()));
        }
        return fits;
    }

    private void pod(String name, JsonNode spec) {
        expect(!spec.path("automountServiceAccountToken").asBoolean(true), name + " mounts a token");
        expect(spec.at("/securityContext/runAsNonRoot").asBoolean(), name + " may run as root");
        expect(
                spec.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"),
                name + " has no seccomp profile");
        Set<String> volumes = new HashSet<>();
        spec.path("volumes").forEach(volume -> {
            var volumeName = volume.path("name").asText();
            expect(volumes.add(volumeName), name + " has the volume " + volumeName + " twice");
            expect(volume.size() == 2, name + " has not one source for the volume " + volumeName);
        });
        var ours = spec.path("containers").get(0);
        container(name, ours, volumes);
    }

    private void container(String name, JsonNode container, Set<String> volumes) {
        var security = container.path("securityContext");
        expect(security.path("readOnlyRootFilesystem").asBoolean(), name + " may write its root");
        expect(!security.path("allowPrivilegeEscalation").asBoolean(true), name + " may escalate");
        expect(security.at("/capabilities/drop/0").asText().equals("ALL"), name + " keeps capabilities");
        expect(container.at("/resources/limits").has("memory"), name + " has no memory limit");
        var paths = new HashSet<String>();
        container.path("volumeMounts").forEach(mount -> {
            expect(volumes.contains(mount.path("name").asText()), name + " mounts no such volume: " + mount);
            expect(paths.add(mount.path("mountPath").asText()), name + " mounts twice at " + mount);
        });
    }
}
