package partners;

import static org.assertj.core.api.Assertions.assertThat;

import app.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors are told of {@code partner.yaml} what the service reads. */
class PartnerSchemaTest {

    private static final String TEMPLATE = "template: " + Folders.TEMPLATE + "\n";
    private static final Schemas SCHEMA = Schemas.ours("partner");

    @TempDir
    private Path root;

    private static Set<String> keys(String block) throws IOException {
        var file = Files.readString(Path.of("src/main/resources/schema/partner.schema.json"));
        var keys = new TreeSet<String>();
        Schemas.yaml(file).at(block + "/properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private String finding(String yaml) {
        return new Folders(root)
                .with(Map.of())
                .api("acme", yaml)
                .read()
                .findings()
                .get(0)
                .toString();
    }

    @Test
    void its_keys_are_those_that_are_read() throws IOException {
        assertThat(keys("")).isEqualTo(new TreeSet<>(PartnerFile.KEYS));
        assertThat(finding(TEMPLATE + "email: {zzzzzzzzzzzz: x}"))
                .endsWith("known: " + String.join(", ", keys("/properties/email")));
        assertThat(finding(TEMPLATE + "database: {zzzzzzzzzzzz: x}"))
                .endsWith("known: " + String.join(", ", keys("/properties/database")));
    }

    @Test
    void every_partner_of_the_project_is_valid() throws IOException {
        try (Stream<Path> all = Stream.of("examples", "src", "k8s").flatMap(PartnerSchemaTest::below)) {
            var files = all.filter(file -> file.endsWith("partner.yaml")).toList();
            assertThat(files)
                    .hasSizeGreaterThan(8)
                    .allSatisfy(file -> assertThat(SCHEMA.flaws(Files.readString(file)))
                            .as("%s", file)
                            .isEmpty());
        }
    }

    private static Stream<Path> below(String folder) {
        try {
            return Files.walk(Path.of(folder));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_new_folder_is_valid_and_names_the_schema_that_lies_beside_it() throws Exception {
        new NewFolder("rowing", new NewFolder.Source("", "", "X", "")).write(root, "");
        var text = Files.readString(root.resolve("rowing/partner.yaml"));
        assertThat(SCHEMA.flaws(text)).isEmpty();
        assertThat(text).startsWith("# yaml-language-server: $schema=../.partner.schema.json\n");
        assertThat(root.resolve(".partner.schema.json"))
                .hasSameTextualContentAs(Path.of("src/main/resources/schema/partner.schema.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bacth: 5",
                "email: {subject: x, body: y}",
                "batch: many",
                "batch: 5001",
                "batch: [5]",
                "share: 0",
                "enabled: maybe",
                "delivery: twostep",
                "signing: embeded",
                "outcomes: [complete]",
                "outcomes: sent",
                "outcomes: [waiting]",
                "every: soon",
                "schedule: daily",
                "role:",
                "email: hello",
                "every: 5s\nschedule: \"0 * * * * ?\"",
                "templates: {a: b}",
                "documents: yes please",
                "database: {username: x}",
                "database: {url: 'postgresql://db/x'}"
            })
    void what_it_refuses_the_service_refuses_too(String yaml) {
        assertThat(SCHEMA.flaws(TEMPLATE + yaml)).isNotEmpty();
        assertThat(finding(TEMPLATE + yaml)).contains("partner.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch: ${BATCH}",
                "batch: \"500\"",
                "enabled: \"true\"",
                "every: PT30S",
                "every: 1d",
                "schedule: {every: 5s}",
                "schedule: 0 0/5 6-21 ? * MON-FRI 2030",
                "role: \"${ROLE}\"",
                "outcomes: []",
                "documents: none",
                "email: {subject: 2030}"
            })
    void what_the_service_takes_it_takes_too(String yaml) {
        var found = new Folders(root)
                .with(Map.of("BATCH", "7", "ROLE", "x"))
                .api("acme", TEMPLATE + yaml)
                .read();
        assertThat(found.partners()).as("%s", found.findings()).hasSize(1);
        assertThat(SCHEMA.flaws(TEMPLATE + yaml)).isEmpty();
    }
}
