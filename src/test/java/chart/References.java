package chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether the ConfigMaps, Secrets and keys that pods name are there: of the chart, in time, or named by the values. */
final class References {

    private static final String HOOK = "helm.sh/hook";

    private final Map<String, JsonNode> made = new HashMap<>();
    private final Set<String> named = new TreeSet<>();

    References(List<JsonNode> objects, JsonNode values) {
        objects.forEach(object -> made.put(Chart.name(object), object));
        texts(values);
    }

    private void texts(JsonNode values) {
        if (values.isTextual()) {
            named.add(values.asText());
        }
        values.forEach(this::texts);
    }

    List<String> faults(JsonNode object, JsonNode pod) {
        var faults = new ArrayList<String>();
        var account = pod.path("serviceAccountName").asText("default");
        if (!account.equals("default") && !made.containsKey("ServiceAccount/" + account) && !named.contains(account)) {
            faults.add(Chart.name(object) + " has no such account: " + account);
        }
        faults.addAll(made(object, made.get("ServiceAccount/" + account), Set.of()));
        wanted(pod).forEach((name, keys) -> {
            faults.addAll(made(object, made.get(name), keys));
            if (!made.containsKey(name) && !named.contains(name.substring(name.indexOf('/') + 1))) {
                faults.add(Chart.name(object) + " wants " + name + ", which nobody makes or names");
            }
        });
        return faults;
    }

    /** Of what is not made at all it is not for us to say. */
    private static List<String> made(JsonNode object, JsonNode wanted, Set<String> keys) {
        var faults = new ArrayList<String>();
        if (wanted == null) {
            return faults;
        }
        keys.stream()
                .filter(key -> !wanted.path("data").has(key))
                .forEach(key ->
                        faults.add(Chart.name(object) + " wants " + key + ", which is not in " + Chart.name(wanted)));
        var ours = hook(object);
        var theirs = hook(wanted);
        if (ours.equals("pre-upgrade") ? !theirs.equals("pre-upgrade") : !theirs.isEmpty()) {
            faults.add(Chart.name(object) + " wants " + Chart.name(wanted) + " at another time than it is there");
        }
        return faults;
    }

    private static String hook(JsonNode object) {
        return object.at("/metadata/annotations").path(HOOK).asText();
    }

    /** Names of objects, each with the keys that are wanted of it. */
    private static Map<String, Set<String>> wanted(JsonNode pod) {
        var wanted = new HashMap<String, Set<String>>();
        for (var container : Chart.containers(pod)) {
            container.findValues("secretKeyRef").forEach(ref -> add(wanted, "Secret/", ref, "name", ref));
            container.findValues("configMapKeyRef").forEach(ref -> add(wanted, "ConfigMap/", ref, "name", ref));
            container.findValues("secretRef").forEach(ref -> add(wanted, "Secret/", ref, "name"));
            container.findValues("configMapRef").forEach(ref -> add(wanted, "ConfigMap/", ref, "name"));
        }
        for (var volume : pod.path("volumes")) {
            volume.findValues("secret").forEach(secret -> add(wanted, "Secret/", secret, "secretName"));
            volume.findValues("configMap")
                    .forEach(map -> add(
                            wanted, "ConfigMap/", map, "name", map.path("items").findParents("key")));
        }
        return wanted;
    }

    private static void add(
            Map<String, Set<String>> wanted, String kind, JsonNode ref, String field, JsonNode... items) {
        add(wanted, kind, ref, field, List.of(items));
    }

    private static void add(
            Map<String, Set<String>> wanted, String kind, JsonNode ref, String field, List<JsonNode> items) {
        var keys = wanted.computeIfAbsent(kind + ref.path(field).asText(), name -> new TreeSet<>());
        items.forEach(item -> keys.add(item.path("key").asText()));
    }
}
