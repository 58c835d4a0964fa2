package app;

import static org.assertj.core.api.Assertions.assertThat;

import chart.Chart;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors and the chart are told of the configuration what the service reads. */
class ConfigurationSchemaTest {

    private static final Path FILE = Path.of("src/main/resources/schema/countersign.schema.json");
    private static final Path CHART = Path.of("helm/countersign/values.schema.json");

    /** With -Dschema.write the files are written anew. */
    @Test
    void it_says_what_the_records_read_and_the_handbook_explains() throws Exception {
        if (System.getProperty("schema.write") != null) {
            Files.writeString(FILE, ConfigurationSchema.file());
            var all = Schemas.JSON.createObjectNode();
            ConfigurationSchema.definitions().fields().forEachRemaining(one -> all.set(one.getKey(), one.getValue()));
            var lines = new StringBuilder();
            all.fields()
                    .forEachRemaining(one -> lines.append("    \"" + one.getKey() + "\": " + one.getValue() + ",\n"));
            var text = Files.readString(CHART).replaceAll("(?m)^    \"configuration[^\\n]*\\n", "");
            Files.writeString(
                    CHART,
                    text.replaceFirst(
                            "(?m)^  \"definitions\": \\{\\n",
                            Matcher.quoteReplacement("  \"definitions\": {\n" + lines)));
        }
        assertThat(Files.readString(FILE)).isEqualTo(ConfigurationSchema.file());
    }

    @Test
    void the_chart_asks_the_same_of_config() throws Exception {
        var chart = Schemas.JSON.readTree(Files.readString(CHART));
        assertThat(chart.at("/properties/config/$ref").asText()).isEqualTo("#/definitions/configuration");
        var definitions = ((ObjectNode) chart.path("definitions")).deepCopy();
        var names = ConfigurationSchema.definitions();
        assertThat(definitions.retain(Schemas.JSON.convertValue(names, Map.class).keySet().stream()
                        .map(String::valueOf)
                        .toList()))
                .isEqualTo(names);
    }

    @Test
    void the_projects_own_configuration_is_valid() throws Exception {
        var schema = Schemas.ours("countersign");
        for (var file : Stream.of("src/main/resources/application.yaml", "examples/second-account/countersign.yaml")
                .map(Path::of)
                .toList()) {
            assertThat(schema.flaws(Files.readString(file))).as("%s", file).isEmpty();
        }
        assertThat(schema.flaws(ReadmeTest.pieces(Path.of("README.md"), "yaml").get(0)))
                .isEmpty();
        for (var values : Chart.valueSets()) {
            var config = Schemas.yaml(Files.readString(values)).path("config");
            assertThat(config.isMissingNode() ? List.of() : schema.flaws(config))
                    .as("%s", values)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docusign: {read-timeuot: 5s}",
                "docusign.read-timeuot: 5s",
                "docusign: {connect.hmac-key: x}",
                "docusign: {accounts: {main: {acount-id: x}}}",
                "docusign.accounts.main: {hourly-limit: many}",
                "docusign.accounts.main.pace: fast",
                "sending: {lease: soon}",
                "sending.in-flight: a few",
                "sending: {when-unsure: hope}",
                "reconcile: {every: 5s}",
                "api.max-body: big",
                "documents: {dir: x}",
                "admin: {user: x}",
                "partners-reload: often",
                "server.port: http"
            })
    void mistakes_are_refused(String yaml) {
        assertThat(Schemas.ours("countersign").flaws(yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docusign.accounts.main.hourly-limit: ${LIMIT}",
                "docusign: {accounts.main: {account-id: x, pace: even}}",
                "spring.datasource: {url: 'jdbc:postgresql://db/x', hikari.maximum-pool-size: 9}",
                "logging.level.root: warn",
                "sending.lease: PT2M",
                "api: {cors-origins: 'https://portal.example.com'}"
            })
    void other_ways_to_write_it_are_taken(String yaml) {
        assertThat(Schemas.ours("countersign").flaws(yaml)).isEmpty();
    }

    @Test
    void the_jar_prints_both() throws Exception {
        for (var name :
                Map.of("partner", "partner", "configuration", "countersign").entrySet()) {
            var out = new ByteArrayOutputStream();
            assertThat(SchemaCommand.run(
                            new String[] {name.getKey()}, new PrintStream(out, true, StandardCharsets.UTF_8)))
                    .isZero();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .isEqualTo(Installation.read("src/main/resources/schema/" + name.getValue() + ".schema.json"));
        }
        assertThat(SchemaCommand.run(new String[] {"everything"}, System.out)).isEqualTo(2);
    }
}
