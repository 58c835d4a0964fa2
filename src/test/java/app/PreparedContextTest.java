package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedContextTest {

    private static final Map<String, Object> PORTS = Map.of("server.port", "8080", "management.server.port", "9876");
    private static final String JAR = "countersign.jar";

    private static List<String> others(Map<String, Object> file, Map<String, Object> variables, String classPath) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        List.copyOf(sources.stream().toList()).forEach(source -> sources.remove(source.getName()));
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        sources.addLast(new SystemEnvironmentPropertySource(name, variables));
        var all = new HashMap<>(PORTS);
        all.putAll(file);
        sources.addLast(new MapPropertySource("Config resource 'file [countersign.yaml]'", all));
        sources.addLast(new MapPropertySource(
                "Config resource 'class path resource [application.yaml]' via location 'optional:classpath:/'",
                Map.of("management.otlp.tracing.endpoint", "", "spring.main.banner-mode", "off")));
        return PreparedContext.others(environment, classPath);
    }

    private static List<String> others(String key, String value) {
        return others(Map.of(key, value), Map.of(), JAR);
    }

    @Test
    void what_every_installation_sets_leaves_it_as_it_was_prepared() {
        var file = Map.<String, Object>of(
                "docusign.integration-key", "k",
                "sending.in-flight", "8",
                "logging.level.app", "debug",
                "spring.datasource.url", "jdbc:postgresql://ledger/countersign",
                "spring.datasource.hikari.maximum-pool-size", "40",
                "spring.lifecycle.timeout-per-shutdown-phase", "30s",
                "camel.main.shutdown-timeout", "20");
        var variables = Map.<String, Object>of(
                "SPRING_DATASOURCE_PASSWORD", "p",
                "SPRING_CONFIG_ADDITIONALLOCATION", "file:/etc/countersign/",
                "HOSTNAME", "countersign-0",
                "ADMIN_PASSWORD", "p");

        assertThat(others(file, variables, JAR)).isEmpty();
    }

    @Test
    void what_conditions_ask_for_is_named_and_never_its_value() {
        var endpoint = "https://collector/v1/traces?token=secret";

        assertThat(others("management.otlp.tracing.endpoint", endpoint))
                .containsExactly("management.otlp.tracing.endpoint");
        assertThat(others("logging.structured.format.console", "ecs"))
                .containsExactly("logging.structured.format.console");
        assertThat(others("camel.component.seda.queue-size", "9")).containsExactly("camel.component.seda.queue-size");
        assertThat(others("spring.datasource.type", "x")).containsExactly("spring.datasource.type");
        assertThat(others(Map.of(), Map.of("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "info"), JAR))
                .containsExactly("management.endpoints.web.exposure.include");
    }

    @Test
    void one_port_for_all_is_another_service() {
        assertThat(others("management.server.port", "8080")).containsExactly("management.server.port");
        assertThat(others("management.server.port", "-1")).containsExactly("management.server.port");
    }

    @Test
    void an_added_jar_may_bring_beans_of_its_own(@TempDir Path lib) throws Exception {
        var extra = Files.createFile(lib.resolve("kafka.jar")).toString();

        assertThat(others(Map.of(), Map.of(), JAR + File.pathSeparator + extra)).containsExactly(extra);
        assertThat(others(Map.of(), Map.of(), JAR + File.pathSeparator + lib.resolve("*")))
                .as("nothing to be found there")
                .isEmpty();
        assertThat(others(Map.of(), Map.of("LOADER_PATH", "lib"), JAR)).containsExactly("loader.path");
    }

    @Test
    void the_libraries_of_the_image_that_maven_makes_are_its_own(@TempDir Path app) throws Exception {
        var own = Files.createDirectories(app.resolve("classpath")).resolve("countersign.jar");
        var library =
                Files.createFile(Files.createDirectories(app.resolve("libs")).resolve("camel.jar"));
        var extra = Files.createFile(Files.createDirectories(app.resolve("lib")).resolve("kafka.jar"));
        var classPath = String.join(File.pathSeparator, List.of("" + own, "" + library, "" + extra));

        assertThat(others(Map.of(), Map.of(), classPath)).containsExactly("" + extra);
    }
}
