package app;

import static org.assertj.core.api.Assertions.assertThat;

import chart.Chart;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import sandbox.Identities;

/** What the handbook shows is a file that is tested, or is taken here by what would read it. */
class SnippetsTest {

    private static final Path PARTNERS = Path.of("docs/partners.md");

    /** Commands that no test runs, and why. */
    private static final Map<String, String> BY_HAND = Map.of(
            "mvn spring-boot:test-run", "the demo; does not end",
            "mvn verify", "is what runs this",
            "mvn package -DskipTests", "the check packages",
            "mvn package -Pimage", "an image; image.MavenImageTest holds it against the Dockerfile",
            "mvn -Pcrash verify", "hours",
            "mvn -q dependency:build-classpath", "only for what follows it",
            "mvn -DskipTests package dependency:build-classpath", "only for what follows it",
            "mvn -Pbench dependency:build-classpath", "only for what follows it",
            "java -cp target/test-classes", "benchmarks; hours");

    /** Commands, and the tests that run them. */
    private static final Map<String, String> RUN = Map.of(
            "java -jar target/countersign.jar sandbox", "app.FirstPartnerJarTest",
            "java -jar target/countersign.jar --spring", "app.FirstPartnerJarTest",
            "java -jar target/countersign.jar new-partner", "app.FirstPartnerJarTest",
            "java -jar target/countersign.jar check", "app.FirstPartnerJarTest",
            "java -jar target/countersign.jar rehearse", "app.FirstPartnerJarTest",
            "java -jar target/countersign.jar schema", "app.ConfigurationSchemaTest",
            "java -jar countersign.jar keys", "app.KeysCommandTest",
            "java -Dloader.path", "app.ExtraJarTest",
            "mvn dependency:copy", "app.ExtraJarTest");

    @TempDir
    private Path root;

    private record Snippet(Path page, String language, String text) {

        /** Without what only the page says: lines that are comments. */
        String core() {
            return text.lines()
                    .filter(line -> !line.matches("\\s*(#|--) .*"))
                    .reduce("", (all, line) -> all + line + "\n");
        }
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Snippet> snippets(String... languages) {
        var found = new ArrayList<Snippet>();
        for (var page : Stream.concat(
                        Stream.of(Path.of("README.md"), Path.of("examples/README.md")), files("docs").stream())
                .filter(page -> page.toString().endsWith(".md"))
                .toList()) {
            for (var language : languages) {
                ReadmeTest.all("(?ms)^```" + language + "\\n(.*?)^```$", Installation.read(page.toString()))
                        .forEach(piece -> found.add(new Snippet(page, language, piece.group(1))));
            }
        }
        return found;
    }

    private static boolean isFile(Snippet snippet, String... folders) {
        return Stream.of(folders)
                .flatMap(folder -> files(folder).stream())
                .filter(file -> file.toString().matches(".*(\\.yaml|\\.sql|\\.java|Dockerfile)"))
                .map(file -> new Snippet(file, "", Installation.read(file.toString())))
                .anyMatch(file -> file.core().contains(snippet.core()));
    }

    @Test
    void every_piece_of_yaml_is_a_tested_file_or_is_taken_by_what_reads_it() throws IOException {
        var routes = 0;
        for (var snippet : snippets("yaml")) {
            if (snippet.text().contains("- route:")) {
                routes++;
                assertThat(isFile(snippet, "examples")).as("%s", snippet).isTrue();
            } else if (!isFile(snippet, "examples", "helm", "src/main/resources/partners")) {
                taken(snippet);
            }
        }
        assertThat(routes).isGreaterThan(3);
    }

    /** By a partner's reader, by the chart, by Prometheus' rules that are shipped, or as configuration. */
    private void taken(Snippet snippet) throws IOException {
        var page = snippet.page().getFileName().toString();
        var yaml = Schemas.yaml(snippet.text());
        if (page.equals("operations.md")) {
            var file = Files.writeString(root.resolve("values.yaml"), snippet.text());
            var first = yaml.has("ledger") ? file : Chart.valueSet("minimal");
            assertThat(Chart.text(first, file)).contains(words(yaml));
        } else if (page.equals("metrics.md")) {
            var shipped = Installation.read("helm/countersign/alerts.yaml");
            ReadmeTest.all("countersign_[a-z_]+", snippet.text())
                    .forEach(metric -> assertThat(shipped).contains(metric.group()));
        } else if (snippet.page().equals(PARTNERS) || yaml.path("documents").isTextual()) {
            if (!yaml.has("templates")) {
                ((ObjectNode) yaml).put("template", Identities.MEMBERSHIP_TEMPLATE);
            }
            assertThat(Schemas.ours("partner").flaws(yaml)).as("%s", snippet).isEmpty();
        } else {
            assertThat(Schemas.ours("countersign").flaws(yaml))
                    .as("%s", snippet)
                    .isEmpty();
            var file = Files.writeString(root.resolve("countersign.yaml"), snippet.text());
            var settings = ServiceSettings.read(
                    List.of("--spring.config.additional-location=file:" + file, "--CONNECT_KEY=x"));
            settings.docusign();
            settings.sending();
            ReadmeTest.keys(snippet.text())
                    .keySet()
                    .forEach(key -> assertThat(settings.text(key)).as(key).isNotBlank());
        }
    }

    /** All texts that stand in it as values. */
    private static List<String> words(JsonNode yaml) {
        var words = new ArrayList<String>();
        if (yaml.isTextual()) {
            words.add(yaml.asText());
        }
        yaml.forEach(one -> words.addAll(words(one)));
        return words;
    }

    @Test
    void every_statement_for_operators_runs_on_the_ledger() {
        var address = Neighbours.postgres().database("snippets");
        Flyway.configure().dataSource(address, "postgres", "").load().migrate();
        var source = Neighbours.postgres().dataSource("snippets");
        var jdbc = JdbcClient.create(source);
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        var run = 0;
        for (var snippet : snippets("sql")) {
            if (snippet.page().equals(PARTNERS)) {
                continue; // app.PartnersPageTest runs them on databases of their kind
            }
            for (var statement : snippet.text().split(";")) {
                if (!statement.isBlank()) {
                    run++;
                    transaction.executeWithoutResult(status -> {
                        status.setRollbackOnly();
                        if (statement.strip().startsWith("select")) {
                            jdbc.sql(statement).query().listOfRows();
                        } else {
                            jdbc.sql(statement).update();
                        }
                    });
                }
            }
        }
        assertThat(run).isGreaterThan(12);
    }

    @Test
    void every_command_is_run_by_a_test_or_is_known_to_be_run_by_hand() {
        var commands = snippets("sh", "").stream()
                .flatMap(snippet -> snippet.text().lines())
                .map(line -> line.replaceFirst("^([A-Z_]+=\\S+ )+", ""))
                .filter(line -> line.matches("(java|mvn) .*"))
                .toList();
        assertThat(commands)
                .hasSizeGreaterThan(12)
                .allSatisfy(command -> assertThat(Stream.concat(BY_HAND.keySet().stream(), RUN.keySet().stream()))
                        .as(command)
                        .anyMatch(command::startsWith));
        assertThat(RUN.values())
                .allSatisfy(test -> assertThat(Path.of("src/test/java", test.replace('.', '/') + ".java"))
                        .exists());
    }
}
