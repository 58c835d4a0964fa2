package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain manifests say what the chart says; with {@code -Dmanifests=write} they are written anew. */
class ManifestsTest {

    private static final Path FOLDER = Path.of("k8s");
    private static final List<String> OF_HELM = List.of("helm.sh/chart", "app.kubernetes.io/managed-by");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    @Test
    void the_base_is_what_the_chart_renders() throws IOException {
        same("base/countersign.yaml", rendered("base"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "sandbox"})
    void an_overlay_is_what_the_chart_renders_beyond_the_base(String overlay) throws IOException {
        var base = rendered("base");
        var objects = rendered("base", overlay);
        var added = new TreeMap<>(objects);
        added.keySet().removeAll(base.keySet());
        var changed = new TreeMap<>(objects);
        changed.entrySet()
                .removeIf(object ->
                        !base.containsKey(object.getKey()) || object.getValue().equals(base.get(object.getKey())));
        assertThat(objects.keySet()).containsAll(base.keySet());
        same("overlays/" + overlay + "/added.yaml", added);
        same("overlays/" + overlay + "/changed.yaml", changed);
    }

    /** kustomize changes the namespace of objects, not within their texts. */
    @ParameterizedTest
    @ValueSource(strings = {"base/countersign.yaml", "overlays/production/added.yaml", "overlays/sandbox/added.yaml"})
    void no_text_depends_on_the_namespace(String file) throws IOException {
        assertThat(Chart.objects(Files.readString(FOLDER.resolve(file))).stream()
                        .filter(object -> !Chart.name(object).equals("ConfigMap/countersign-dashboard"))
                        .map(JsonNode::toString))
                .isNotEmpty()
                .noneMatch(text -> text.contains("namespace="));
    }

    private static Map<String, JsonNode> rendered(String... values) throws IOException {
        var files = List.of(values).stream()
                .map(name -> FOLDER.resolve("values/" + name + ".yaml"))
                .toArray(Path[]::new);
        return Chart.render(files).stream()
                .map(ManifestsTest::plain)
                .collect(Collectors.toMap(Chart::name, object -> object, (one, other) -> one, TreeMap::new));
    }

    /** Without what only Helm needs; a random key of the sandbox is not for a file. */
    private static JsonNode plain(JsonNode object) {
        var metadata = (ObjectNode) object.path("metadata");
        metadata.remove("namespace");
        ((ObjectNode) metadata.path("labels")).remove(OF_HELM);
        var template = object.at("/spec/template/metadata");
        if (template instanceof ObjectNode pods) {
            pods.remove("annotations");
        }
        return object;
    }

    private static void same(String file, Map<String, JsonNode> objects) throws IOException {
        var text = new StringBuilder("# rendered from helm/countersign, see k8s/README.md\n");
        for (var object : objects.values()) {
            text.append(YAML.writeValueAsString(object));
        }
        var path = FOLDER.resolve(file);
        if ("write".equals(System.getProperty("manifests"))) {
            Files.writeString(path, text);
        }
        assertThat(Chart.objects(Files.readString(path))).containsExactlyElementsOf(objects.values());
    }
}
