package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own word on rules and dashboard, where its promtool is installed: mvn -Ppromtool test. */
@EnabledIf("wanted")
class PromtoolTest {

    @TempDir
    Path folder;

    static boolean wanted() {
        return Boolean.getBoolean("promtool")
                && Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "promtool")));
    }

    private boolean takes(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() == 0;
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    }

    private void write(Object groups) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), new YAMLMapper().writeValueAsString(groups));
    }

    private static Map<String, Object> recorded(List<String> expressions) {
        var rules = new ArrayList<Map<String, String>>();
        expressions.forEach(expression -> rules.add(Map.of("record", "a:b" + rules.size(), "expr", expression)));
        return Map.of("groups", List.of(Map.of("name", "all", "rules", rules)));
    }

    @Test
    void the_rules_are_rules() throws Exception {
        write(Watched.groups());
        var passed = takes("check", "rules", "rules.yaml");
        assertThat(passed).as(said()).isTrue();
    }

    @Test
    void each_alert_fires_when_it_should_and_only_then() throws Exception {
        write(Watched.groups());
        Files.copy(Path.of("src/test/resources/chart/alerts-test.yaml"), folder.resolve("alerts-test.yaml"));
        var passed = takes("test", "rules", "alerts-test.yaml");
        assertThat(passed).as(said()).isTrue();
    }

    @Test
    void panels_and_triggers_are_promql() throws Exception {
        write(recorded(List.copyOf(Watched.expressions().values())));
        var passed = takes("check", "rules", "rules.yaml");
        assertThat(passed).as(said()).isTrue();
    }

    @Test
    void our_reader_of_promql_and_prometheus_agree() throws Exception {
        write(recorded(PromQlTest.good()));
        var passed = takes("check", "rules", "rules.yaml");
        assertThat(passed).as(said()).isTrue();
        for (var bad : PromQlTest.bad()) {
            write(recorded(List.of(bad)));
            assertThat(takes("check", "rules", "rules.yaml")).as(bad).isFalse();
        }
    }
}
