package sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Faults as a file or a call writes them; a word that means nothing is named instead of ignored. */
final class FaultJson {

    private static final Set<String> WORDS = Set.of(
            "kind",
            "operation",
            "name",
            "email",
            "customField",
            "times",
            "probability",
            "lasting",
            "status",
            "errorCode",
            "message");

    private FaultJson() {}

    static List<Fault> file(Path file) {
        try {
            return all(Json.STRICT.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read faults from " + file + ": " + e.getMessage(), e);
        }
    }

    /** One fault or a list of them. */
    static List<Fault> all(JsonNode json) {
        List<Fault> faults = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(one -> faults.add(one(one)));
        } else {
            faults.add(one(json));
        }
        return faults;
    }

    private static Fault one(JsonNode json) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!WORDS.contains(name)) {
                throw new IllegalArgumentException("a fault knows no " + name);
            }
        }
        String kind = json.path("kind").asText();
        Fault fault = Fault.of(Fault.Kind.of(kind)
                        .orElseThrow(() -> new IllegalArgumentException("no kind of fault: '" + kind + "', but "
                                + Arrays.stream(Fault.Kind.values())
                                        .map(Fault.Kind::word)
                                        .collect(Collectors.joining(", ")))))
                .named(json.path("name").asText())
                .mailedTo(json.path("email").asText())
                .withCustomField(json.path("customField").asText())
                .times(json.path("times").asInt(-1))
                .sometimes(json.path("probability").asDouble(1))
                .saying(
                        json.path("status").asInt(0),
                        json.path("errorCode").asText(),
                        json.path("message").asText());
        Fault timed = json.has("lasting")
                ? fault.lasting(Durations.of(json.path("lasting").asText()))
                : fault;
        return json.has("operation") ? timed.on(operation(json.path("operation").asText())) : timed;
    }

    private static Operation operation(String word) {
        return Operation.of(word)
                .orElseThrow(() -> new IllegalArgumentException("no operation: '" + word + "', but "
                        + Arrays.stream(Operation.values()).map(Operation::word).collect(Collectors.joining(", "))));
    }

    static Map<String, Object> written(Faults.Armed armed) {
        Fault fault = armed.fault();
        return Json.object(
                "kind", fault.kind().word(),
                "operation", fault.match().operation().map(Operation::word).orElse(null),
                "name", given(fault.match().name()),
                "email", given(fault.match().email()),
                "customField", given(fault.match().customField()),
                "times", fault.times() < 0 ? null : fault.times(),
                "probability", fault.probability(),
                "lasting", fault.lasting().toString(),
                "status", fault.status() == 0 ? null : fault.status(),
                "errorCode", given(fault.errorCode()),
                "happened", armed.happened());
    }

    private static String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
