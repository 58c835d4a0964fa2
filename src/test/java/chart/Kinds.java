package chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kubernetes' own types, and the operators' types as far as the chart uses them: a field they do not have is a fault. */
final class Kinds {

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Pod", Pod.class),
            Map.entry("v1 Secret", Secret.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class));

    /** These types keep what they do not know; here it must fail. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .build();

    private static final JsonNode OTHERS = others();

    private Kinds() {}

    private static JsonNode others() {
        try {
            return new YAMLMapper()
                    .readTree(Path.of("src/test/resources/chart/operators-types.yaml")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the API server would not take. */
    static List<String> faults(JsonNode object) {
        var kind =
                object.path("apiVersion").asText() + " " + object.path("kind").asText();
        var faults = new ArrayList<String>();
        if (OTHERS.has(kind)) {
            unknown(object, OTHERS.get(kind), "", faults);
        } else if (TYPES.containsKey(kind)) {
            try {
                STRICT.treeToValue(object, TYPES.get(kind));
            } catch (JsonProcessingException e) {
                faults.add(e.getOriginalMessage());
            }
        } else {
            faults.add("no such kind: " + kind);
        }
        return faults.stream().map(fault -> Chart.name(object) + ": " + fault).toList();
    }

    /** A type is a map of fields; a list has the type of its elements as its only element; a word stands for a value. */
    private static void unknown(JsonNode object, JsonNode type, String path, List<String> faults) {
        if (type.isTextual()) {
            var fits =
                    switch (type.asText()) {
                        case "string" -> object.isTextual();
                        case "integer" -> object.isIntegralNumber();
                        case "boolean" -> object.isBoolean();
                        default -> true;
                    };
            if (!fits) {
                faults.add(path + " must be " + type.asText());
            }
        } else if (type.isArray()) {
            object.forEach(element -> unknown(element, type.get(0), path + "[]", faults));
        } else {
            object.fields().forEachRemaining(field -> {
                if (type.has(field.getKey())) {
                    unknown(field.getValue(), type.get(field.getKey()), path + "." + field.getKey(), faults);
                } else {
                    faults.add(path + "." + field.getKey() + " is unknown");
                }
            });
        }
    }
}
