package image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The image's definition against the promises of the docs and against what the chart expects of it. */
class DockerfileTest {

    private static final Path CHART = Path.of("helm/countersign");
    private static final String NOBODYS_TO_CHANGE = "--chown=0:0 --chmod=644 ";

    private static Dockerfile whole;
    private static Dockerfile shipped;
    private static JsonNode values;

    @BeforeAll
    static void read() throws IOException {
        whole = Dockerfile.read();
        shipped = whole.shipped();
        values = new YAMLMapper().readTree(CHART.resolve("values.yaml").toFile());
    }

    @Test
    void it_runs_as_the_number_that_the_chart_names() {
        var user = values.at("/podSecurityContext/runAsUser").asText();
        assertThat(user).matches("[1-9][0-9]{4,}");
        assertThat(shipped.all("USER")).containsExactly(user + ":" + user);
    }

    @Test
    void its_ports_are_those_of_the_chart() throws IOException {
        var ports = Pattern.compile("containerPort: (\\d+)")
                .matcher(Files.readString(CHART.resolve("templates/deployment.yaml")))
                .results()
                .map(port -> port.group(1))
                .toList();
        assertThat(ports).isNotEmpty();
        assertThat(List.of(shipped.all("EXPOSE").get(0).split(" "))).containsExactlyInAnyOrderElementsOf(ports);
    }

    @Test
    void no_shell_stands_between_kubernetes_and_the_service() throws IOException {
        assertThat(shipped.entryPoint()).startsWith("java").endsWith("app.Application");
        assertThat(shipped.all("CMD")).isEmpty();
        assertThat(shipped.all("HEALTHCHECK")).isEmpty();
    }

    @Test
    void the_cache_that_is_made_is_the_one_that_is_used() throws IOException {
        var made = option("train\\.sh \\S+ (/tmp/\\S+)$", String.join("\n", whole.all("RUN")));
        assertThat(shipped.all("COPY")).last().isEqualTo("--from=training " + NOBODYS_TO_CHANGE + made + " ./");
        assertThat(shipped.all("WORKDIR")).containsExactly("/app");
        assertThat(shipped.entryPoint()).contains("-XX:AOTCache=" + made.replaceFirst("^/tmp", "/app"));
    }

    @Test
    void the_training_run_is_of_the_same_jvm_options_and_class_path() throws IOException {
        var training = Files.readString(Path.of("docker/train.sh"));
        assertThat(shipped.entryPoint())
                .containsAll(List.of(option("service=\\((.*) -cp ", training).split(" ")));
        assertThat(shipped.entryPoint()).anyMatch(word -> word.startsWith(option("-cp (\\S+)", training) + ":"));
    }

    @Test
    void the_training_run_leaves_only_its_cache() {
        assertThat(shipped.all("RUN")).isEmpty();
        assertThat(whole.all("COPY"))
                .filteredOn(text -> text.startsWith("--from=training"))
                .hasSize(1);
    }

    private static String option(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothing_secret_is_asked_for_and_nothing_but_jars_and_cache_is_taken_over() {
        assertThat(whole.instructions())
                .noneMatch(one -> one.text().matches("(?i).*(password|token|secret|hmac).*"))
                .noneMatch(one -> one.word().equals("ENV") || one.word().equals("ADD"));
        assertThat(shipped.all("COPY"))
                .allMatch(text -> text.matches("--from=(build /build/layers/[a-z-]+/|training " + NOBODYS_TO_CHANGE
                        + "/tmp/\\S+[.]aot) \\./"));
    }

    @Test
    void no_step_knows_an_architecture() {
        assertThat(whole.instructions())
                .noneMatch(one -> one.text().matches("(?i).*(amd64|x86_64|aarch64|arm64|linux64).*"));
        assertThat(shipped.all("FROM")).containsExactly("${RUN_IMAGE} AS laid-out");
    }

    @Test
    void it_says_what_it_is() {
        var labels = String.join(" ", shipped.all("LABEL"));
        for (var label : List.of("title", "description", "licenses", "version", "revision")) {
            assertThat(labels).contains("org.opencontainers.image." + label + "=");
        }
    }

    @Test
    void only_what_the_build_needs_is_sent_to_it() throws IOException {
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .startsWith("*")
                .containsOnly("*", "!.mvn", "!config", "!docker/train.sh", "!pom.xml", "!src/main");
    }
}
