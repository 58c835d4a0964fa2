package chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The chart as Helm renders it; Helm itself comes as a library, so that no machine needs it installed. */
public final class Chart {

    static final Path FOLDER = Path.of("helm/countersign");

    /** The oldest that the chart takes, and a newer one. */
    static final List<String> KUBERNETES = List.of("1.30.0", "1.34.0");

    /** Helm's library leaves tests and hooks out; where they are called otherwise it renders them like all others. */
    private static final Path WITH_HOOKS = withHooks(Path.of(
            "target/chart-with-hooks", String.valueOf(ProcessHandle.current().pid())));

    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

    private Chart() {}

    private static Path withHooks(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            FileSystemUtils.copyRecursively(FOLDER, folder);
            try (Stream<Path> files = Files.walk(folder.resolve("templates"))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.writeString(file, Files.readString(file).replace("helm.sh/hook", "helm.sh-hook"));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Values that the chart must take, one file a way to install it. */
    public static List<Path> valueSets() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("ci"))) {
            return files.sorted().toList();
        }
    }

    /** One of them. */
    public static Path valueSet(String name) {
        return FOLDER.resolve("ci/" + name + "-values.yaml");
    }

    /** All objects of a release named countersign, those of tests and hooks too. */
    public static List<JsonNode> render(Path... values) throws IOException {
        return objects(text(values));
    }

    /** The same with a few more values over those of the file, as they would stand in one. */
    static List<JsonNode> render(Path values, String more) throws IOException {
        return renderAs("countersign", values, more);
    }

    /** The same of a release of another name. */
    static List<JsonNode> renderAs(String release, Path values, String more) throws IOException {
        var file = Files.createTempFile("values", ".yaml");
        try {
            return objects(text(release, "1.34.0", values, Files.writeString(file, more)));
        } finally {
            Files.delete(file);
        }
    }

    /** @throws IllegalStateException with Helm's words if it refuses */
    public static String text(Path... values) {
        return text("countersign", "1.34.0", values);
    }

    static String text(String release, String kubernetes, Path... values) {
        var template = new Helm(WITH_HOOKS)
                .template()
                .withName(release)
                .withNamespace("countersign")
                .withKubeVersion(kubernetes);
        for (var file : values) {
            template.withValuesFile(file);
        }
        return template.call().replace("helm.sh-hook", "helm.sh/hook");
    }

    static List<JsonNode> objects(String text) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(JsonNode object) {
        return object.path("kind").asText() + "/" + object.at("/metadata/name").asText();
    }

    /** The object of that kind and name, as {@code ConfigMap/countersign}. */
    public static JsonNode one(List<JsonNode> objects, String name) {
        return objects.stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }

    /** A key's value in a Secret. */
    public static String secret(List<JsonNode> objects, String name, String key) {
        var data = one(objects, "Secret/" + name).path("data").path(key).asText();
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    /** The specification of a pod that an object makes, if it makes any. */
    static List<JsonNode> pods(JsonNode object) {
        return switch (object.path("kind").asText()) {
            case "Deployment", "Job" -> List.of(object.at("/spec/template/spec"));
            case "Pod" -> List.of(object.path("spec"));
            default -> List.of();
        };
    }

    static List<JsonNode> containers(JsonNode pod) {
        var containers = new ArrayList<JsonNode>();
        pod.path("initContainers").forEach(containers::add);
        pod.path("containers").forEach(containers::add);
        return containers;
    }
}
