package app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.DefaultApplicationArguments;
import routes.OwnRoutes;

/** Whatever one file of own routes does, the others are followed. */
class WatchRoutesTest {

    @TempDir
    private Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Sites.MovedClock clock = new Sites.MovedClock();
    private final Logger log = (Logger) LoggerFactory.getLogger("app");
    private final Level before = log.getLevel();
    private final Lines lines = new Lines();
    private WatchRoutes watch;

    /** What is logged, whatever services of this JVM have made of its console. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            said.add(event.getFormattedMessage());
        }
    }

    private String said() {
        return String.join("\n", lines.said);
    }

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        lines.start();
        log.addAppender(lines);
    }

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
        log.detachAppender(lines);
        log.setLevel(before);
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
    void a_file_that_cannot_be_read_keeps_its_routes_and_is_named_once() throws IOException {
        write("umlaut", route("umlaut", "mock:M\u00fcller"));
        write("good", route("good", "mock:any"));
        watch();
        assertThat(runs("good")).isTrue();
        assertThat(runs("umlaut")).isFalse();

        write("good", route("good", "mock:M\u00fcller"));
        soon(() -> said().contains("routes good.camel.yaml: cannot be read"));
        someLooksLater("other");
        assertThat(runs("good")).isTrue();
        assertThat(said().split("cannot be read", -1)).hasSize(3);
    }

    @Test
    void an_error_in_one_file_keeps_its_old_routes_and_ends_no_following() throws IOException {
        write("first", route("first", "torn:x"));
        write("second", route("second", "mock:any"));
        watch();
        assertThat(runs("second")).isTrue();

        write("second", route("second", "torn:x"));
        soon(() -> said().contains("routes second.camel.yaml: NoClassDefFoundError: org/example/Torn"));
        someLooksLater("other");
        assertThat(runs("second")).isTrue();
    }

    @Test
    void a_file_whose_neighbour_was_away_at_the_start_is_tried_again() throws IOException {
        write("late", route("late", "bean:neighbour"));
        watch();
        assertThat(runs("late")).isFalse();
        camel.getRegistry().bind("neighbour", "is there");
        someLooksLater("other");
        assertThat(runs("late")).isFalse();

        clock.pass(Duration.ofSeconds(15));
        soon(() -> runs("late"));
        assertThat(said().split("routes late.camel.yaml: No bean", -1)).hasSize(2);
    }
}
