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
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** From the start of the process to ready, with the flags of the image, without its cache and with it. */
final class Starts implements Measure {

    private static final String NAME = "start to ready";
    private static final String WITHOUT = "without a cache";
    private static final String WITH = "with the image's cache";
    private static final List<String> FIRST_COMPILER = List.of("-XX:TieredStopAtLevel=1");
    private static final int ROUNDS = 5;

    private record Start(double seconds, double cpu, double resident) {}

    @Override
    public void take(BenchOptions options, Report report) throws Exception {
        try (var stage = new BenchStage(options)) {
            var ledger = stage.postgres().database("starts");
            var partners = Files.createDirectories(stage.folder().resolve("no-partners"));
            var settings = new ArrayList<>(ServiceContestant.settings(stage, ledger, partners));
            var keeper = new Keeper(stage.folder());
            start(stage, keeper.keeping(), settings); // makes the ledger's tables, too
            var all =
                    new LinkedHashMap<String, List<Start>>(Map.of(WITHOUT, new ArrayList<>(), WITH, new ArrayList<>()));
            for (var round = 0; round < ROUNDS; round++) {
                all.get(WITHOUT).add(start(stage, keeper.without(), settings));
                all.get(WITH).add(start(stage, keeper.with(), settings));
            }
            all.forEach((who, starts) -> report.add(List.of(
                    figure(who, "took", "s", starts, Start::seconds),
                    figure(who, "CPU", "s", starts, Start::cpu),
                    figure(who, "RSS when ready", "MB", starts, Start::resident))));
            for (var what : List.of("took", "CPU")) {
                report.atMost(
                        NAME + ": " + what + ", with the cache against without",
                        report.median(NAME, WITH, what) / report.median(NAME, WITHOUT, what),
                        0.5);
            }
        }
    }

    private static Figure figure(
            String who, String what, String unit, List<Start> starts, ToDoubleFunction<Start> value) {
        return new Figure(
                NAME,
                who,
                what,
                unit,
                starts.stream().mapToDouble(value).boxed().toList());
    }

    /** The image's cache, or what an older JVM has of that kind. */
    private record Keeper(Path folder) {

        private static final boolean AOT = Runtime.version().feature() >= 25;

        /** As the training run of the Dockerfile: it is kept what was loaded and linked until it was ready. */
        List<String> keeping() {
            return List.of((AOT ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache());
        }

        List<String> with() {
            if (!Files.exists(cache())) {
                throw new IllegalStateException("the training run left no " + cache());
            }
            return List.of((AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache());
        }

        List<String> without() {
            return AOT ? List.of("-XX:AOTMode=off") : List.of();
        }

        private Path cache() {
            return folder.resolve(AOT ? "countersign.aot" : "countersign.jsa");
        }
    }

    private static Start start(BenchStage stage, List<String> flags, List<String> settings) throws Exception {
        var port = freePort();
        var own = new ArrayList<>(settings);
        own.removeIf(setting -> setting.startsWith("--management.server.port="));
        own.add("--management.server.port=" + port);
        var begun = System.nanoTime();
        var service = Service.takenApart(stage.folder())
                .start(both(both(BenchStage.JVM, FIRST_COMPILER), flags), own, Map.of(), stage.log("start"));
        try {
            if (!Patience.until(Duration.ofMinutes(3), Duration.ofMillis(20), () -> isReady(port))) {
                throw new IllegalStateException("the service was not ready in time: " + service.log());
            }
            return new Start(
                    (System.nanoTime() - begun) / 1e9,
                    Cpu.seconds(service.pid()),
                    Memory.resident(service.pid()) / 1e6);
        } finally {
            service.stop(Duration.ofMinutes(5)); // a cache is written then
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
