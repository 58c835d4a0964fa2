package app;

import static app.Schemas.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The schema of the service's configuration, made from the records that read it and the page that explains them. A key
 * may be written with dots or as blocks, as Spring Boot takes it.
 */
final class ConfigurationSchema {

    static final String ROOT = "configuration";
    private static final String ANY = "<name>";
    private static final Map<String, String> SPRINGS = Map.of(
            "spring.datasource.url", "text",
            "spring.datasource.username", "text",
            "spring.datasource.password", "text",
            "server.port", "whole",
            "management.server.port", "whole",
            "logging.structured.format.console", "text",
            "progress.every", "duration");

    private final Map<String, ObjectNode> leaves = new TreeMap<>();
    private final Map<String, String> meanings = new TreeMap<>();
    private final ObjectNode definitions = JSON.createObjectNode();

    private ConfigurationSchema() throws IOException, ClassNotFoundException {
        ReadmeTest.all("(?m)^\\| `([a-z][a-z<>.-]+)` \\|[^|]*\\| (.*) \\|$", Installation.read("docs/configuration.md"))
                .forEach(row -> meanings.put(row.group(1), row.group(2).replaceAll("\\[([^]]*)]\\([^)]*\\)|`", "$1")));
        for (var type : ReadmeTest.records()) {
            collect(type.getAnnotation(ConfigurationProperties.class).prefix(), type);
        }
        SPRINGS.forEach((key, kind) -> leaf(key, reference(kind)));
    }

    /** All definitions by name; the whole is {@link #ROOT}. */
    static ObjectNode definitions() throws IOException, ClassNotFoundException {
        return new ConfigurationSchema().write();
    }

    /** As it lies in the jar. */
    static String file() throws IOException, ClassNotFoundException {
        var schema = JSON.createObjectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "The configuration of Countersign");
        schema.putArray("allOf").add(reference(ROOT));
        schema.set("definitions", definitions());
        return schema.toPrettyString() + "\n";
    }

    private static ObjectNode reference(String definition) {
        return JSON.createObjectNode().put("$ref", "#/definitions/" + name(definition));
    }

    /** Of a definition; it is part of an address. */
    private static String name(String path) {
        return path.isEmpty() || path.equals(ROOT) ? ROOT : ROOT + "." + path.replace(ANY, "any");
    }

    private void collect(String prefix, Type type) {
        if (type == String.class) {
            leaf(prefix, reference("text"));
        } else {
            collect(prefix, (Class<?>) type);
        }
    }

    private void collect(String prefix, Class<?> type) {
        for (Parameter part : type.getDeclaredConstructors()[0].getParameters()) {
            var key = (prefix.isEmpty() ? "" : prefix + ".") + kebab(part.getName());
            if (part.getType() == Map.class) {
                var types = ((ParameterizedType) part.getParameterizedType()).getActualTypeArguments();
                collect(key + "." + ANY, types[1]);
            } else if (part.getType().isRecord()) {
                collect(key, part.getType());
            } else {
                leaf(key, of(part.getType()));
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
    }

    private void leaf(String key, ObjectNode schema) {
        var whole = JSON.createObjectNode();
        whole.put("description", meanings.getOrDefault(key, ""));
        whole.putArray("allOf").add(schema);
        leaves.put(key, whole);
    }

    private static ObjectNode of(Class<?> type) {
        if (type.isEnum()) {
            var words = Stream.of(type.getEnumConstants())
                    .map(word ->
                            ((Enum<?>) word).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
            var schema = JSON.createObjectNode();
            schema.putArray("anyOf")
                    .add(JSON.createObjectNode().set("enum", JSON.valueToTree(words)))
                    .add(reference("variable"));
            return schema;
        }
        return reference(
                type == Duration.class
                        ? "duration"
                        : type == DataSize.class
                                ? "size"
                                : type == int.class
                                        ? "whole"
                                        : type == boolean.class ? "yes-or-no" : type == List.class ? "texts" : "text");
    }

    private ObjectNode write() throws IOException {
        block("", true);
        var kinds = JSON.readTree(Files.readString(Path.of("src/test/resources/schema/kinds.json")));
        kinds.fields().forEachRemaining(kind -> definitions.set(ROOT + "." + kind.getKey(), kind.getValue()));
        return definitions;
    }

    /** Spring Boot has more keys there than we name. */
    private static boolean isOpen(String path) {
        return Stream.of("spring", "server", "management", "logging").anyMatch(path::startsWith);
    }

    /** The definition of all that stands below a path. */
    private void block(String path, boolean open) {
        var schema = JSON.createObjectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var patterns = JSON.createObjectNode();
        leaves.forEach((key, leaf) -> {
            if (path.isEmpty() || key.startsWith(path + ".")) {
                add(path, key, leaf, properties, patterns);
            }
        });
        if (!patterns.isEmpty()) {
            schema.set("patternProperties", patterns);
        }
        schema.put("additionalProperties", open);
        if (path.isEmpty()) {
            names(schema.putObject("propertyNames").putArray("anyOf"), properties, patterns);
        }
        definitions.set(name(path), schema);
    }

    /** What is ours must be known; what is Spring Boot's, or of integrators' own routes, may be anything. */
    private void names(ArrayNode anyOf, ObjectNode properties, ObjectNode patterns) {
        var ours = leaves.keySet().stream()
                .filter(key -> key.contains(".") && !SPRINGS.containsKey(key) && !isOpen(key))
                .map(key -> key.substring(0, key.indexOf('.')))
                .distinct()
                .collect(Collectors.joining("|", "^(", ")\\."));
        anyOf.addObject().putObject("not").put("pattern", ours);
        var known = anyOf.addObject().putArray("enum");
        properties.fieldNames().forEachRemaining(known::add);
        patterns.fieldNames().forEachRemaining(name -> anyOf.addObject().put("pattern", name));
    }

    /** Each way to write a key from here: all of it with dots, or its first parts, which hold a block. */
    private void add(String path, String key, ObjectNode leaf, ObjectNode properties, ObjectNode patterns) {
        var parts = key.substring(path.isEmpty() ? 0 : path.length() + 1).split("\\.");
        var written = "";
        for (var at = 0; at < parts.length; at++) {
            written = written.isEmpty() ? parts[at] : written + "." + parts[at];
            var below = (path.isEmpty() ? "" : path + ".") + written;
            var last = at == parts.length - 1;
            if (!last && !definitions.has(name(below))) {
                definitions.putObject(name(below));
                block(below, isOpen(below));
            }
            var schema = last ? leaf : reference(below);
            if (written.contains(ANY)) {
                patterns.set("^" + written.replace(".", "\\.").replace(ANY, "[^.]+") + "$", schema);
            } else {
                properties.set(written, schema);
            }
        }
    }
}
