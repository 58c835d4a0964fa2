package image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.Neighbours;
import app.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.Sandbox;

/** The packaged jar, laid out and started word by word as the image does it. */
class EntryPointJarTest {

    private static final Path JAR = Path.of("target/countersign.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private static Path root;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void what_the_image_runs_becomes_ready_takes_extra_jars_and_ends_when_it_is_told_to() throws Exception {
        var app = layOut();
        ExtraJar.in(root.resolve("lib"));
        var log = root.resolve("log");
        var port = freePort();
        try (var sandbox = Sandbox.start(Settings.docusign())) {
            var settings = Settings.of(
                            Neighbours.postgres().database("entry_point"),
                            sandbox,
                            Files.createDirectories(root.resolve("partners")))
                    .set("management.server.port", Integer.toString(port));
            process = new ProcessBuilder(command(app, settings))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();

            await().atMost(PATIENCE).until(() -> !process.isAlive() || status(port) == 200);
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(Files.readString(log))
                    .contains(ExtraJar.WORDS, "what was prepared for it does not know of " + root.resolve("lib"));

            process.destroy();
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(SIGTERM);
        }
    }

    /** As the stages of the Dockerfile do. */
    private static Path layOut() throws IOException, InterruptedException {
        var layers = root.resolve("layers");
        var app = Files.createDirectories(root.resolve("app"));
        run(List.of(
                java(),
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--layers",
                "--destination",
                "" + layers));
        for (var copied : Dockerfile.read().shipped().all("COPY")) {
            var layer = layers.resolve(copied.replaceFirst(".*/layers/([a-z-]+)/ .*", "$1"));
            if (copied.contains("/layers/") && Files.exists(layer)) {
                run(List.of("cp", "-a", layer + "/.", app.toString()));
            }
        }
        return app;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static List<String> command(Path app, Settings settings) throws IOException {
        var words = Dockerfile.read().shipped().entryPoint().stream()
                // of the image's own JVM, which is newer than the one that runs the tests
                .filter(word -> !word.startsWith("-XX:AOTCache="))
                .map(word -> word.equals("java") ? java() : word)
                .map(word ->
                        word.replace("/app/", app + "/").replace("/opt/countersign/lib/", root.resolve("lib") + "/"));
        return new ArrayList<>(
                Stream.concat(words, Stream.of(settings.asArguments())).toList());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int status(int port) {
        var ready = URI.create("http://127.0.0.1:" + port + "/observe/health/ready");
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
