package app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Lets a start use the beans that Spring has worked out when the jar was built, which saves it most of its configuration.
 * They hold for the settings of that moment: one that Spring's conditions may ask for, set by an operator to something
 * else, or a jar that was added, and all is worked out anew as if nothing had been prepared.
 */
class PreparedContext implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedContext.class);
    private static final String GENERATED = Application.class.getName() + "__ApplicationContextInitializer";
    private static final int SAID = 5;
    private static final String BUILT_IN = "Config resource 'class path resource [application.yaml]'";

    /** Where the conditions of Spring Boot, Camel and our own look. */
    private static final List<ConfigurationPropertyName> ASKED =
            names("camel", "loader", "logging.structured", "management", "server", "spring");

    /** Of these only the values are used, by beans that are there in any case. */
    private static final List<ConfigurationPropertyName> ONLY_VALUES = names(
            "camel.main.shutdown-timeout",
            "management.server.port",
            "server.port",
            "spring.application.json",
            "spring.application.name",
            "spring.application.pid",
            "spring.application.version",
            "spring.config",
            "spring.datasource.hikari",
            "spring.datasource.password",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.flyway.password",
            "spring.flyway.user",
            "spring.lifecycle.timeout-per-shutdown-phase");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var classPath = System.getProperty("java.class.path");
        if (!ClassUtils.isPresent(GENERATED, null) || Files.isDirectory(first(classPath))) {
            return; // from an IDE or the demo, or Spring is just working it out
        }
        var others = others(event.getEnvironment(), classPath);
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, Boolean.toString(others.isEmpty()));
        if (!others.isEmpty()) {
            LOG.info("the start takes longer: what was prepared for it does not know of {}", firstOf(others));
        }
    }

    private static Path first(String classPath) {
        return Path.of(classPath.split(File.pathSeparator)[0]);
    }

    private static String firstOf(List<String> others) {
        var rest = others.size() - SAID;
        return String.join(", ", others.subList(0, Math.min(SAID, others.size())))
                + (rest > 0 ? " and " + rest + " more" : "");
    }

    /** The settings, or what else, that the prepared beans do not hold for; names only. */
    static List<String> others(ConfigurableEnvironment environment, String classPath) {
        var others = new ArrayList<>(environment.getPropertySources().stream()
                .filter(source -> !source.getName().startsWith(BUILT_IN))
                .flatMap(PreparedContext::namesIn)
                .filter(name -> below(name, ASKED) && !below(name, ONLY_VALUES))
                .map(ConfigurationPropertyName::toString)
                .distinct()
                .sorted()
                .toList());
        if (others.isEmpty() && ManagementPortType.get(environment) != ManagementPortType.DIFFERENT) {
            others.add("management.server.port"); // one server instead of two
        }
        others.addAll(added(classPath));
        return others;
    }

    /** Jars beside the service's own, which is the first; one image has its libraries in a folder of their own. */
    private static List<String> added(String classPath) {
        var jars =
                Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toList();
        var home = jars.get(0).toAbsolutePath().getParent();
        var libraries = home.endsWith("classpath") ? home.resolveSibling("libs") : home;
        return jars.stream()
                .skip(1)
                .filter(Files::exists)
                .filter(jar -> libraries.equals(home) || !jar.toAbsolutePath().startsWith(libraries))
                .map(Path::toString)
                .toList();
    }

    private static Stream<ConfigurationPropertyName> namesIn(PropertySource<?> source) {
        return StreamSupport.stream(source(source).spliterator(), false);
    }

    private static Iterable<ConfigurationPropertyName> source(PropertySource<?> source) {
        return ConfigurationPropertySource.from(source) instanceof IterableConfigurationPropertySource known
                ? known
                : List.of();
    }

    private static boolean below(ConfigurationPropertyName name, List<ConfigurationPropertyName> roots) {
        return roots.stream().anyMatch(root -> root.equals(name) || root.isAncestorOf(name));
    }

    private static List<ConfigurationPropertyName> names(String... names) {
        return Arrays.stream(names).map(ConfigurationPropertyName::of).toList();
    }
}
