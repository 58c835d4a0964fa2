package chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong within one pod although each field is known: volumes, mounts, ports, probes, limits. */
final class PodSoundness {

    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");
    private static final Set<String> HANDLERS = Set.of("httpGet", "tcpSocket", "exec", "grpc");

    private final String name;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> volumes = new HashSet<>();

    private PodSoundness(String name) {
        this.name = name;
    }

    static List<String> faults(String name, JsonNode pod) {
        var check = new PodSoundness(name);
        check.expect(!pod.path("automountServiceAccountToken").asBoolean(true), "mounts a token");
        check.expect(!pod.path("enableServiceLinks").asBoolean(true), "takes Services for settings");
        check.volumes(pod);
        check.unique(Chart.containers(pod), "name", "container");
        Chart.containers(pod).forEach(check::container);
        return check.faults;
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(name + " " + fault);
        }
    }

    private void volumes(JsonNode pod) {
        pod.path("volumes").forEach(volume -> {
            var volumeName = volume.path("name").asText();
            expect(volumes.add(volumeName), "has the volume " + volumeName + " twice");
            expect(volumeName.length() <= 63, "has a volume with too long a name: " + volumeName);
            expect(volume.size() == 2, "has not one source for the volume " + volumeName);
        });
    }

    private void container(JsonNode container) {
        var security = container.path("securityContext");
        expect(security.path("readOnlyRootFilesystem").asBoolean(), "may write its root");
        expect(container.at("/resources/limits").has("memory"), "has no memory limit");
        expect(container.path("image").asText().matches(".+(:[^/]+|@sha256:.+)"), "has an image without a version");
        var paths = new HashSet<String>();
        container.path("volumeMounts").forEach(mount -> {
            expect(volumes.contains(mount.path("name").asText()), "mounts no such volume: " + mount);
            expect(paths.add(mount.path("mountPath").asText()), "mounts twice at " + mount);
            expect(!mount.has("subPath"), "mounts what would never be exchanged: " + mount);
        });
        unique(container.path("env"), "name", "variable");
        unique(container.path("ports"), "name", "port");
        PROBES.forEach(probe -> probe(container, container.path(probe)));
    }

    private void unique(Iterable<JsonNode> list, String field, String what) {
        var seen = new HashSet<String>();
        list.forEach(
                one -> expect(seen.add(one.path(field).asText()), "has twice the " + what + " " + one.path(field)));
    }

    private void probe(JsonNode container, JsonNode probe) {
        if (probe.isMissingNode()) {
            return;
        }
        var handlers = HANDLERS.stream().filter(probe::has).toList();
        expect(handlers.size() == 1, "has a probe with " + handlers.size() + " handlers");
        var ports = new HashSet<>(container.path("ports").findValuesAsText("name"));
        for (var port : probe.findValues("port")) {
            expect(port.isInt() || ports.contains(port.asText()), "has a probe of no port: " + port);
        }
    }
}
