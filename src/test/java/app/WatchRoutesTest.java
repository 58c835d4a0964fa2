package app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import routes.OwnRoutes;

/** Whatever one file of own routes does, the others are followed. */
@ExtendWith(OutputCaptureExtension.class)
class WatchRoutesTest {

    @TempDir
    private Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Sites.MovedClock clock = new Sites.MovedClock();
    private WatchRoutes watch;

    @BeforeEach
    void a_context_in_which_a_class_is_missing() {
        camel.addComponent("torn", new DefaultComponent() {
            @Override
            protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
                throw new NoClassDefFoundError("org/example/Torn");
            }
        });
        camel.start();
    }

    private void watch() {
        var directories = new Directories("", Duration.ZERO, "file:" + folder, Duration.ofMillis(20));
        watch = new WatchRoutes(directories, new OwnRoutes(camel), clock);
        watch.run(new DefaultApplicationArguments());
    }

    @AfterEach
    void end() throws IOException {
        watch.end(null);
        camel.close();
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name + ".camel.yaml"), text.getBytes(ISO_8859_1));
    }

    private static String route(String id, String to) {
        return "- route:\n    id: " + id + "\n    from:\n      uri: direct:" + id + "\n      steps:\n        - to: "
                + to + "\n";
    }

    private boolean runs(String id) {
        return camel.getRoute(id) != null;
    }

    private static void soon(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(holds);
    }

    /** Another file is taken only after two looks. */
    private void someLooksLater(String other) throws IOException {
        write(other, route(other, "mock:any"));
        soon(() -> runs(other));
    }

    @Test
    void a_file_that_cannot_be_read_keeps_its_routes_and_is_named_once(CapturedOutput output) throws IOException {
        write("umlaut", route("umlaut", "mock:M\u00fcller"));
        write("good", route("good", "mock:any"));
        watch();
        assertThat(runs("good")).isTrue();
        assertThat(runs("umlaut")).isFalse();

        write("good", route("good", "mock:M\u00fcller"));
        soon(() -> output.getOut().contains("routes good.camel.yaml: cannot be read"));
        someLooksLater("other");
        assertThat(runs("good")).isTrue();
        assertThat(output.getOut().split("cannot be read", -1)).hasSize(3);
    }

    @Test
    void an_error_in_one_file_keeps_its_old_routes_and_ends_no_following(CapturedOutput output) throws IOException {
        write("first", route("first", "torn:x"));
        write("second", route("second", "mock:any"));
        watch();
        assertThat(runs("second")).isTrue();

        write("second", route("second", "torn:x"));
        soon(() -> output.getOut().contains("routes second.camel.yaml: NoClassDefFoundError: org/example/Torn"));
        someLooksLater("other");
        assertThat(runs("second")).isTrue();
    }

    @Test
    void a_file_whose_neighbour_was_away_at_the_start_is_tried_again(CapturedOutput output) throws IOException {
        write("late", route("late", "bean:neighbour"));
        watch();
        assertThat(runs("late")).isFalse();
        camel.getRegistry().bind("neighbour", "is there");
        someLooksLater("other");
        assertThat(runs("late")).isFalse();

        clock.pass(Duration.ofSeconds(15));
        soon(() -> runs("late"));
        assertThat(output.getOut().split("routes late.camel.yaml: No bean", -1)).hasSize(2);
    }
}
