package routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnRouteRulesTest {

    private static final String ROUTE = "- route:\n    id: a\n    from:\n      uri: timer:a\n      steps:\n        - ";

    @ParameterizedTest
    @ValueSource(strings = {"json-folder/routes/people", "mariadb-nightly/routes/outcomes"})
    void examples_keep_the_rules(String example) throws IOException {
        OwnRouteRules.check(Files.readString(Path.of("examples", example + ".camel.yaml")));
    }

    @Test
    void the_guide_shows_the_example_that_is_run() throws IOException {
        var shown = Pattern.compile("(?ms)^```yaml\n(# people.*?)^```$")
                .matcher(Files.readString(Path.of("docs/routes.md")));
        assertThat(shown.find()).isTrue();
        assertThat(withoutComment(shown.group(1)))
                .isEqualTo(withoutComment(Files.readString(Path.of("examples/json-folder/routes/people.camel.yaml"))));
    }

    private static String withoutComment(String text) {
        return text.replaceFirst("#.*\n", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "toD: 'https://${header.where}'",
                "recipientList: {simple: '${header.where}'}",
                "to: docusign:api",
                "to: https://demo.docusign.net/restapi",
                "to: {uri: 'https://eu.docusign.com/x'}",
            })
    void an_address_that_a_message_decides_on_or_that_passes_by_the_quota_is_refused(String step) {
        assertThatThrownBy(() -> OwnRouteRules.check(ROUTE + step + "\n")).hasMessageContaining("line 6: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- routeConfiguration: {}", "- intercept: {}", "- rest: {}", "route: {}", "- route: [a"})
    void what_reaches_into_other_routes_or_is_no_list_is_refused(String text) {
        assertThatThrownBy(() -> OwnRouteRules.check(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_ordinary_route_is_fine() {
        OwnRouteRules.check(ROUTE + "to: https://api.example.org/people\n");
    }
}
