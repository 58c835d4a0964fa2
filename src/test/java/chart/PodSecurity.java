package chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rules of Kubernetes' Pod Security Standard {@code restricted}, which a namespace may enforce. */
final class PodSecurity {

    private static final Set<String> VOLUMES = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "persistentVolumeClaim",
            "projected",
            "secret",
            "image");
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");
    private static final Set<String> APP_ARMOR = Set.of("", "RuntimeDefault", "Localhost");
    private static final Set<String> SELINUX = Set.of("", "container_t", "container_init_t", "container_kvm_t");

    private final JsonNode pod;
    private final List<String> faults = new ArrayList<>();

    private PodSecurity(JsonNode pod) {
        this.pod = pod;
    }

    /** What an API server would refuse of a pod's specification in a restricted namespace. */
    static List<String> faults(JsonNode pod) {
        var check = new PodSecurity(pod);
        check.whole();
        Chart.containers(pod).forEach(check::container);
        return check.faults;
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private void whole() {
        for (var host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            expect(!pod.path(host).asBoolean(), host);
        }
        var security = pod.path("securityContext");
        expect(!security.path("windowsOptions").path("hostProcess").asBoolean(), "hostProcess");
        expect(security.path("sysctls").isEmpty(), "sysctls");
        user("pod", security);
        labels("pod", security);
        pod.path("volumes")
                .forEach(volume -> volume.fieldNames().forEachRemaining(field -> {
                    expect(field.equals("name") || VOLUMES.contains(field), "volume of type " + field);
                }));
    }

    private void container(JsonNode container) {
        var name = container.path("name").asText();
        var security = container.path("securityContext");
        expect(!security.path("privileged").asBoolean(), name + ": privileged");
        expect(!security.path("allowPrivilegeEscalation").asBoolean(true), name + ": allowPrivilegeEscalation");
        expect(security.path("procMount").asText("Default").equals("Default"), name + ": procMount");
        expect(!security.path("windowsOptions").path("hostProcess").asBoolean(), name + ": hostProcess");
        capabilities(name, security.path("capabilities"));
        user(name, security);
        labels(name, security);
        expect(either(security, "runAsNonRoot").asBoolean(), name + ": runAsNonRoot");
        expect(SECCOMP.contains(either(security, "seccompProfile").path("type").asText()), name + ": seccompProfile");
        container.path("ports").forEach(port -> expect(port.path("hostPort").asInt() == 0, name + ": hostPort"));
    }

    private void capabilities(String name, JsonNode capabilities) {
        var dropped = new ArrayList<String>();
        capabilities.path("drop").forEach(one -> dropped.add(one.asText()));
        expect(dropped.contains("ALL"), name + ": capabilities.drop");
        capabilities
                .path("add")
                .forEach(one -> expect(one.asText().equals("NET_BIND_SERVICE"), name + ": capabilities.add"));
    }

    private void user(String name, JsonNode security) {
        expect(security.path("runAsUser").asInt(1) != 0, name + ": runAsUser");
        expect(security.path("runAsNonRoot").asBoolean(true), name + ": runAsNonRoot");
    }

    private void labels(String name, JsonNode security) {
        expect(APP_ARMOR.contains(security.at("/appArmorProfile/type").asText()), name + ": appArmorProfile");
        var selinux = security.path("seLinuxOptions");
        expect(SELINUX.contains(selinux.path("type").asText()), name + ": seLinuxOptions.type");
        expect(selinux.path("user").isMissingNode() && selinux.path("role").isMissingNode(), name + ": seLinuxOptions");
    }

    /** A container's own word counts before the pod's. */
    private JsonNode either(JsonNode security, String field) {
        return security.has(field)
                ? security.path(field)
                : pod.path("securityContext").path(field);
    }
}
