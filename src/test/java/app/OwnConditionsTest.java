package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A condition of our own that asked for another setting would be decided when the jar is built, and never again. */
class OwnConditionsTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(location -> !location.contains("__"))
            .importPath(Path.of("target/classes"));
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

    private static Stream<? extends JavaAnnotation<?>> conditions() {
        return OURS.stream()
                .flatMap(one -> Stream.concat(
                        one.getAnnotations().stream(),
                        one.getMethods().stream().flatMap(method -> method.getAnnotations().stream())))
                .filter(one -> one.getRawType().getSimpleName().startsWith("Conditional")
                        || one.getRawType().getSimpleName().equals("Profile"));
    }

    private static Stream<String> keys(JavaAnnotation<?> condition) {
        return condition.getProperties().values().stream()
                .flatMap(value -> value instanceof Object[] many ? Arrays.stream(many) : Stream.of(value))
                .map(Objects::toString)
                .flatMap(text -> KEY.matcher(text).results().map(found -> found.group()));
    }

    private static List<String> others(String key) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(key, "x")));
        return PreparedContext.others(environment, "countersign.jar");
    }

    @Test
    void every_setting_that_a_condition_asks_for_is_watched() {
        var keys = conditions().flatMap(OwnConditionsTest::keys).distinct().toList();

        assertThat(keys).contains("management.otlp.tracing.endpoint");
        assertThat(keys).allSatisfy(key -> assertThat(others(key)).contains(key));
    }
}
