package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kaoto, Karavan and editors look at routes by the schema that Camel ships; our files pass it as they are. */
class RoutesSchemaTest {

    private static final Schemas SCHEMA = Schemas.ofRoutes();
    private static final Path KAMELETS = Path.of("src/main/resources/kamelets");

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_examples_routes_are_valid() {
        assertThat(files("examples", ".camel.yaml"))
                .hasSizeGreaterThan(6)
                .allSatisfy(file -> assertThat(SCHEMA.flaws(Files.readString(file)))
                        .as("%s", file)
                        .isEmpty());
    }

    @Test
    void the_building_blocks_are_valid_and_their_parameters_are_described_and_used() {
        var kamelets = files(KAMELETS.toString(), ".kamelet.yaml");
        assertThat(kamelets).hasSize(4).allSatisfy(file -> {
            var kamelet = Schemas.yaml(Files.readString(file));
            assertThat(file.getFileName())
                    .hasToString(kamelet.at("/metadata/name").asText() + ".kamelet.yaml");
            assertThat(kamelet.at("/metadata/labels/camel.apache.org~1kamelet.type")
                            .asText())
                    .isIn("source", "action", "sink");
            var routes = Schemas.JSON.createArrayNode().add(kamelet.at("/spec/template"));
            assertThat(SCHEMA.flaws(routes)).as("%s", file).isEmpty();
            var template = kamelet.at("/spec/template").toString();
            for (var parameter : properties(kamelet)) {
                assertThat(kamelet.at("/spec/definition/properties/" + parameter + "/description")
                                .asText())
                        .as("%s of %s", parameter, file)
                        .isNotBlank();
                assertThat(template).contains("{{" + parameter + "}}");
            }
        });
    }

    private static List<String> properties(JsonNode kamelet) {
        var names = kamelet.at("/spec/definition/properties").fieldNames();
        return Stream.generate(() -> null)
                .takeWhile(none -> names.hasNext())
                .map(none -> names.next())
                .toList();
    }

    @Test
    void a_route_that_kaoto_would_not_open_is_found() {
        assertThat(SCHEMA.flaws("- route: {id: a, from: {uri: 'timer:a', stepz: []}}"))
                .isNotEmpty();
        assertThat(SCHEMA.flaws("- route: {id: a, from: {uri: 'timer:a', steps: [{marshall: {json: {}}}]}}"))
                .isNotEmpty();
    }
}
