package bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From the start of the process to ready, without an archive of loaded classes and with one as in the image. */
final class Starts implements Measure {

    private static final String NAME = "start to ready";
    private static final String WITHOUT = "without an archive";
    private static final String WITH = "with the image's archive";
    private static final int ROUNDS = 5;

    private record Start(double seconds, double cpu) {}

    @Override
    public void take(BenchOptions options, Report report) throws Exception {
        try (var stage = new BenchStage(options)) {
            var ledger = stage.postgres().database("starts");
            var partners = Files.createDirectories(stage.folder().resolve("no-partners"));
            var settings = new ArrayList<>(ServiceContestant.settings(stage, ledger, partners));
            var archive = archive(stage);
            start(stage, List.of(), settings); // makes the ledger's tables
            var all =
                    new LinkedHashMap<String, List<Start>>(Map.of(WITHOUT, new ArrayList<>(), WITH, new ArrayList<>()));
            for (var round = 0; round < ROUNDS; round++) {
                all.get(WITHOUT).add(start(stage, List.of(), settings));
                all.get(WITH).add(start(stage, List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto"), settings));
            }
            all.forEach((who, starts) -> report.add(List.of(
                    new Figure(
                            NAME,
                            who,
                            "took",
                            "s",
                            starts.stream().map(Start::seconds).toList()),
                    new Figure(
                            NAME,
                            who,
                            "CPU",
                            "s",
                            starts.stream().map(Start::cpu).toList()))));
            for (var what : List.of("took", "CPU")) {
                report.atMost(
                        NAME + ": " + what + ", with the archive against without",
                        report.median(NAME, WITH, what) / report.median(NAME, WITHOUT, what),
                        0.5);
            }
        }
    }

    /** The training run of the Dockerfile. */
    private static Path archive(BenchStage stage) throws Exception {
        var archive = stage.folder().resolve("countersign.jsa");
        var service = Service.takenApart(stage.folder());
        var settings = ServiceContestant.settings(stage, "jdbc:postgresql://127.0.0.1:1/none", stage.folder());
        var training = service.start(
                both(BenchStage.JVM, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh")),
                both(settings, List.of("--spring.flyway.enabled=false")),
                Map.of(),
                stage.log("training"));
        if (!training.awaitEnd(Duration.ofMinutes(5)) || !Files.exists(archive)) {
            throw new IllegalStateException("the training run left no archive: " + training.log());
        }
        return archive;
    }

    private static Start start(BenchStage stage, List<String> flags, List<String> settings) throws Exception {
        var port = freePort();
        var own = new ArrayList<>(settings);
        own.removeIf(setting -> setting.startsWith("--management.server.port="));
        own.add("--management.server.port=" + port);
        var begun = System.nanoTime();
        var service = Service.takenApart(stage.folder())
                .start(both(BenchStage.JVM, flags), own, Map.of(), stage.log("start"));
        try {
            if (!Patience.until(Duration.ofMinutes(3), Duration.ofMillis(20), () -> isReady(port))) {
                throw new IllegalStateException("the service was not ready in time: " + service.log());
            }
            return new Start((System.nanoTime() - begun) / 1e9, Cpu.seconds(service.pid()));
        } finally {
            service.kill();
        }
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static boolean isReady(int port) {
        try {
            var call = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/observe/health/ready")
                    .toURL()
                    .openConnection();
            return call.getResponseCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
