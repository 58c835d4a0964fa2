package chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart as Helm renders it; Helm itself comes as a library, so that no machine needs it installed. */
final class Chart {

    static final Path FOLDER = Path.of("helm/countersign");

    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

    private Chart() {}

    /** Values that the chart must take, one file a way to install it. */
    static List<Path> valueSets() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("ci"))) {
            return files.sorted().toList();
        }
    }

    static Path valueSet(String name) {
        return FOLDER.resolve("ci/" + name + "-values.yaml");
    }

    /** All objects of a release named countersign. */
    static List<JsonNode> render(Path... values) throws IOException {
        return objects(text(values));
    }

    /** @throws IllegalStateException with Helm's words if it refuses */
    static String text(Path... values) {
        var template = new Helm(FOLDER)
                .template()
                .withName("countersign")
                .withNamespace("countersign")
                .withKubeVersion("1.34.0");
        for (var file : values) {
            template.withValuesFile(file);
        }
        return template.call();
    }

    static List<JsonNode> objects(String text) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        }
    }

    static String name(JsonNode object) {
        return object.path("kind").asText() + "/" + object.at("/metadata/name").asText();
    }

    static JsonNode one(List<JsonNode> objects, String name) {
        return objects.stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }
}
