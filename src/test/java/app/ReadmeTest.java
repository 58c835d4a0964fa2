package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What the handbook says is what the code does, as far as a test can tell. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path CONFIGURATION = Path.of("docs/configuration.md");
    private static final String ANY_ACCOUNT = "docusign.accounts.<name>.";
    private static final Set<String> SPRINGS = Set.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "server.port",
            "management.server.port",
            "logging.structured.format.console",
            "progress.every");

    static List<MatchResult> all(String pattern, CharSequence text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    /** The fenced pieces of that language. */
    static List<String> pieces(Path page, String language) throws IOException {
        return all("(?ms)^```" + language + "\\n(.*?)^```$", Files.readString(page)).stream()
                .map(found -> found.group(1))
                .toList();
    }

    static Map<String, Object> keys(String yaml) throws IOException {
        var source = (MapPropertySource) new YamlPropertySourceLoader()
                .load("yaml", new ByteArrayResource(yaml.getBytes()))
                .get(0);
        return source.getSource();
    }

    @Test
    void readme_is_short_enough_to_be_read() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource({
        "README.md",
        "CHANGELOG.md",
        "docs/partners.md",
        "docs/check.md",
        "docs/first-partner.md",
        "examples/README.md",
        "docs/routes.md",
        "docs/configuration.md",
        "docs/how-it-sends.md",
        "docs/admin-api.md",
        "docs/metrics.md",
        "docs/observability.md",
        "docs/sites.md",
        "docs/quota.md",
        "docs/webhooks.md",
        "docs/operations.md",
        "docs/alerts.md",
        "helm/countersign/README.md",
        "docs/exactly-once.md"
    })
    void every_link_leads_somewhere(Path page) throws IOException {
        for (var link : all("]\\((?!https:)([^)#]*)(?:#([^)]*))?\\)", Files.readString(page))) {
            var target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            assertThat(target).exists();
            if (link.group(2) != null) {
                assertThat(all("(?m)^#+ (.*)$", Files.readString(target)))
                        .extracting(title -> title.group(1).toLowerCase().replace(' ', '-'))
                        .contains(link.group(2));
            }
        }
    }

    @Test
    void the_flow_names_only_routes_that_exist() throws IOException {
        var routes = new TreeSet<String>();
        try (Stream<Path> classes = Files.list(Path.of("src/main/java/routes"))) {
            for (var file : classes.toList()) {
                all("route(?:Id|Template)\\(\"([a-z-]+)\"", Files.readString(file))
                        .forEach(found -> routes.add(found.group(1)));
            }
        }
        var flow = Files.readString(README).split("\n## The flow\n")[1].split("\n## ")[0];
        var named = all("\\b[a-z]+(-[a-z]+)+\\b", flow).stream()
                .map(MatchResult::group)
                .toList();
        assertThat(named).hasSizeGreaterThan(7).isSubsetOf(routes);
    }

    @Test
    void the_keys_and_defaults_of_the_configuration_page_are_those_of_the_code() throws Exception {
        var coded = new TreeMap<String, String>();
        for (var type : records()) {
            collect(type.getAnnotation(ConfigurationProperties.class).prefix(), type, coded);
        }
        var told = new TreeMap<String, String>();
        all("(?m)^\\| `([a-z][a-z<>.-]+)` \\|(?: `([^`]*)`)?.*$", Files.readString(CONFIGURATION))
                .forEach(row -> told.put(row.group(1), row.group(2) == null ? "" : row.group(2)));
        var keys = new TreeSet<>(coded.keySet());
        keys.addAll(SPRINGS);
        assertThat(told.keySet()).isEqualTo(keys);
        coded.forEach((key, usual) -> {
            if (!usual.isEmpty()) {
                assertThat(told).containsEntry(key, usual);
            }
        });
    }

    static List<Class<?>> records() throws ClassNotFoundException {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var found = new ArrayList<Class<?>>();
        for (var neighbour : List.of("api", "app", "routes", "docusign", "documents")) {
            for (var bean : scan.findCandidateComponents(neighbour)) {
                found.add(Class.forName(bean.getBeanClassName()));
            }
        }
        return found;
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> keys) {
        for (Parameter part : type.getDeclaredConstructors()[0].getParameters()) {
            var key = (prefix.isEmpty() ? "" : prefix + ".")
                    + part.getName().replaceAll("[A-Z]", "-$0").toLowerCase();
            if (part.getType() == Map.class) {
                var value = ((ParameterizedType) part.getParameterizedType()).getActualTypeArguments()[1];
                if (value == String.class) {
                    keys.put(key + ".<name>", "");
                } else {
                    collect(key + ".<name>", (Class<?>) value, keys);
                }
            } else if (part.getType().isRecord()) {
                collect(key, part.getType(), keys);
            } else {
                var usual = part.getAnnotation(DefaultValue.class);
                keys.put(key, usual == null ? "" : usual.value()[0]);
            }
        }
    }

    @Test
    void the_example_of_the_readme_uses_keys_of_the_configuration_page() throws IOException {
        var page = Files.readString(CONFIGURATION);
        var example = keys(pieces(README, "yaml").get(0));
        assertThat(example).hasSizeGreaterThan(8);
        example.keySet()
                .forEach(key ->
                        assertThat(page).contains("| `" + key.replace("docusign.accounts.main.", ANY_ACCOUNT) + "` |"));
    }
}
