package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import routes.OwnRoutes;

/** What is wrong with a file of routes is told without what stands in it. */
class RouteFailureTest {

    private static String why(String text) throws IOException {
        try (var camel = new DefaultCamelContext()) {
            camel.start();
            var failure = catchThrowable(() -> new OwnRoutes(camel).load("x.camel.yaml", text));
            assertThat(failure).isNotNull();
            return RouteFailure.why(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwrod: s3cret=", "maximumPoolSize: s3cret"})
    void a_property_of_a_bean_is_named_without_its_value(String property) throws IOException {
        var name = property.substring(0, property.indexOf(':'));
        assertThat(why("- beans:\n  - name: queue\n    type: com.zaxxer.hikari.HikariConfig\n    properties:\n      "
                        + property + "\n"))
                .contains("'" + name + "'")
                .doesNotContain("s3cret");
    }

    @Test
    void a_parameter_that_nobody_knows_is_named_without_its_value() throws IOException {
        var text = """
                - route:
                    id: x
                    from:
                      uri: timer:x
                      parameters: {passwrod: "s3cret, s3cret==", usre: s3cret}
                      steps:
                        - to: log:x
                """;
        assertThat(why(text)).startsWith("an unknown parameter 'passwrod'").doesNotContain("s3cret");
    }

    @Test
    void what_others_say_is_told_up_to_the_first_value() {
        var failure = new IllegalStateException(
                "at all", new IOException("no jdbc:x://me:s3cret@host/db?user=me&password=s3cret, s3cret"));
        assertThat(RouteFailure.why(failure)).isEqualTo("no jdbc:x://…@host/db?user=…");
    }

    @Test
    void our_own_words_are_told_in_full() throws IOException {
        assertThat(why("- intercept: {steps: []}\n")).startsWith("line 1: 'intercept' is not among");
    }
}
