package chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/** What Kubernetes' types cannot say: that the objects of one installation fit each other. */
final class Soundness {

    private static final String NAME = "[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?";
    private static final String SHORT_NAME = "[a-z]([-a-z0-9]{0,61}[a-z0-9])?";

    private final List<JsonNode> objects;
    private final List<String> faults = new ArrayList<>();

    private Soundness(List<JsonNode> objects) {
        this.objects = objects;
    }

    /** @param values what the objects were made of: what they name beside each other must stand there */
    static List<String> faults(List<JsonNode> objects, JsonNode values) {
        var check = new Soundness(objects);
        check.namesAreGood();
        objects.forEach(check::object);
        var references = new References(objects, values);
        objects.forEach(object -> Chart.pods(object).forEach(pod -> {
            check.faults.addAll(PodSoundness.faults(Chart.name(object), pod));
            check.faults.addAll(references.faults(object, pod));
        }));
        return check.faults;
    }

    private void object(JsonNode object) {
        switch (object.path("kind").asText()) {
            case "Deployment" -> deployment(object);
            case "Service" -> service(object);
            case "PodDisruptionBudget" -> pods(object, object.at("/spec/selector"));
            case "NetworkPolicy" -> policy(object);
            case "ServiceMonitor" -> monitor(object);
            case "HorizontalPodAutoscaler", "ScaledObject" -> scaled(object);
            case "Ingress" -> object.findValues("backend").forEach(backend -> backend(object, backend.path("service")));
            case "HTTPRoute" -> object.findValues("backendRefs").forEach(refs -> backend(object, refs.get(0)));
            default -> {}
        }
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private void namesAreGood() {
        var seen = new HashSet<String>();
        for (var object : objects) {
            var name = Chart.name(object);
            expect(seen.add(object.path("apiVersion").asText() + name), name + " is there twice");
            var pattern =
                    switch (object.path("kind").asText()) {
                        case "Service", "Job" -> SHORT_NAME;
                        default -> NAME;
                    };
            expect(object.at("/metadata/name").asText().matches(pattern), name + " is no name");
            object.at("/metadata/labels")
                    .forEach(label -> expect(
                            label.asText().matches("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?"),
                            name + " has a label that is none: " + label));
        }
    }

    private void deployment(JsonNode deployment) {
        expect(
                fits(deployment.at("/spec/selector"), deployment.at("/spec/template/metadata/labels")),
                Chart.name(deployment) + " does not select its own pods");
    }

    private void service(JsonNode service) {
        var pods = templates().stream()
                .filter(labelled -> fitsAll(service.at("/spec/selector"), labelled.at("/metadata/labels")))
                .toList();
        expect(pods.size() == 1, Chart.name(service) + " selects pods of " + pods.size() + " kinds");
        var ports = new TreeSet<String>();
        pods.forEach(pod -> pod.at("/spec/containers")
                .forEach(container -> container
                        .path("ports")
                        .forEach(port -> ports.add(port.path("name").asText()))));
        service.at("/spec/ports")
                .forEach(port -> expect(
                        ports.contains(port.path("targetPort").asText()),
                        Chart.name(service) + " has no such port: " + port));
    }

    private List<JsonNode> templates() {
        return objects.stream()
                .filter(object -> object.at("/spec/template/spec").isObject())
                .map(object -> object.at("/spec/template"))
                .toList();
    }

    private void pods(JsonNode object, JsonNode selector) {
        var selected = new ArrayList<>(templates());
        objects.stream().filter(one -> one.path("kind").asText().equals("Pod")).forEach(selected::add);
        expect(
                selected.stream().anyMatch(one -> fits(selector, one.at("/metadata/labels"))),
                Chart.name(object) + " selects no pod: " + selector);
    }

    /** A peer of our own must exist; so must a port by name on some pod that is spoken to. */
    private void policy(JsonNode policy) {
        pods(policy, policy.at("/spec/podSelector"));
        for (var peer : policy.path("spec").findValues("podSelector")) {
            if (peer.at("/matchLabels").has("app.kubernetes.io/instance")
                    && !peer.at("/matchLabels/app.kubernetes.io~1component")
                            .asText()
                            .equals("test")) {
                pods(policy, peer);
            }
        }
    }

    private void monitor(JsonNode monitor) {
        var services = objects.stream()
                .filter(object -> object.path("kind").asText().equals("Service"))
                .filter(service -> fits(monitor.at("/spec/selector"), service.at("/metadata/labels")))
                .toList();
        expect(services.size() == 1, Chart.name(monitor) + " selects " + services.size() + " services");
        var ports = services.stream()
                .flatMap(service -> service.at("/spec/ports").findValuesAsText("name").stream())
                .toList();
        monitor.at("/spec/endpoints")
                .forEach(endpoint -> expect(
                        ports.contains(endpoint.path("port").asText()), Chart.name(monitor) + " has no such port"));
    }

    private void scaled(JsonNode scaler) {
        var target = "Deployment/" + scaler.at("/spec/scaleTargetRef/name").asText();
        expect(
                objects.stream()
                        .anyMatch(object -> Chart.name(object).equals(target)
                                && !object.path("spec").has("replicas")),
                Chart.name(scaler) + " scales what is not there or has replicas of its own: " + target);
    }

    /** An Ingress names a port by name, a route by number. */
    private void backend(JsonNode from, JsonNode backend) {
        var ports = objects.stream()
                .filter(object -> Chart.name(object)
                        .equals("Service/" + backend.path("name").asText()))
                .flatMap(service -> service.at("/spec/ports").findParents("name").stream())
                .toList();
        expect(
                ports.stream()
                        .anyMatch(port -> port.path("name").equals(backend.at("/port/name"))
                                || port.path("port").equals(backend.path("port"))),
                Chart.name(from) + " has no such backend: " + backend);
    }

    /** A label selector in full. */
    private static boolean fits(JsonNode selector, JsonNode labels) {
        var fits = fitsAll(selector.path("matchLabels"), labels);
        for (var one : selector.path("matchExpressions")) {
            var value = labels.path(one.path("key").asText());
            var among = false;
            for (var wanted : one.path("values")) {
                among |= wanted.equals(value);
            }
            fits &= among;
        }
        return fits;
    }

    private static boolean fitsAll(JsonNode selector, JsonNode labels) {
        var fits = !selector.isEmpty();
        for (var wanted : selector.properties()) {
            fits &= wanted.getValue().equals(labels.path(wanted.getKey()));
        }
        return fits;
    }
}
