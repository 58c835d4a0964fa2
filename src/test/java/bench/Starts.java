package bench;

import image.Dockerfile;
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

/**
 * From the start of the process to ready, with the flags of the image and the memory of the chart's pod: as the image has
 * prepared it, with a part of that, and with nothing prepared.
 */
final class Starts implements Measure {

    private static final String NAME = "start to ready";
    private static final String NOTHING = "nothing prepared";
    private static final String BEANS = "beans worked out at build";
    private static final String IMAGE = "the image: and classes cached";
    private static final int ROUNDS = 5;

    private record Start(double seconds, double cpu, double resident) {}

    @Override
    public void take(BenchOptions options, Report report) throws Exception {
        try (var stage = new BenchStage(options)) {
            var ledger = stage.postgres().database("starts");
            var partners = Files.createDirectories(stage.folder().resolve("no-partners"));
            var starts = new Starter(
                    stage,
                    Service.takenApart(stage.folder()).on(Jvm.ofTheImage()),
                    ServiceContestant.settings(stage, ledger, partners));
            starts.start(starts.keeping()); // makes the ledger's tables, too
            var ways = new LinkedHashMap<String, List<String>>();
            ways.put(NOTHING, List.of("-Dspring.aot.enabled=false"));
            ways.put(BEANS, List.of());
            ways.put(IMAGE, starts.cached());
            var all = new LinkedHashMap<String, List<Start>>();
            for (var round = 0; round < ROUNDS; round++) {
                for (var way : ways.entrySet()) {
                    all.computeIfAbsent(way.getKey(), none -> new ArrayList<>()).add(starts.start(way.getValue()));
                }
            }
            tell(all, report);
        }
    }

    private static void tell(Map<String, List<Start>> all, Report report) {
        all.forEach((who, starts) -> report.add(List.of(
                figure(who, "took", "s", starts, Start::seconds),
                figure(who, "CPU", "s", starts, Start::cpu),
                figure(who, "RSS when ready", "MB", starts, Start::resident))));
        for (var other : List.of(BEANS, NOTHING)) {
            report.add(List.of(of(report, "CPU", other)));
            report.atMost(NAME + ": the image against " + other, ratio(report, "took", other), 0.5);
        }
    }

    private static double ratio(Report report, String what, String other) {
        return report.median(NAME, IMAGE, what) / report.median(NAME, other, what);
    }

    private static Figure of(Report report, String what, String other) {
        return new Figure(NAME, IMAGE, what + ", of: " + other, "", List.of(ratio(report, what, other)));
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

    /** Starts the service and waits until it is ready. */
    private record Starter(BenchStage stage, Service service, List<String> settings) {

        private static final boolean AOT = Jvm.ofTheImage().feature() >= 25;

        /** As the training run of the Dockerfile: it is kept what was loaded and linked until it was ready. */
        List<String> keeping() {
            return List.of((AOT ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache());
        }

        List<String> cached() {
            if (!Files.exists(cache())) {
                throw new IllegalStateException("the training run left no " + cache());
            }
            return List.of((AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache());
        }

        private Path cache() {
            return stage.folder().resolve(AOT ? "countersign.aot" : "countersign.jsa");
        }

        Start start(List<String> more) throws Exception {
            var port = freePort();
            var own = new ArrayList<>(settings);
            own.removeIf(setting -> setting.startsWith("--management.server.port="));
            own.add("--management.server.port=" + port);
            var flags = Stream.concat(flags(), more.stream()).toList();
            var begun = System.nanoTime();
            var started = service.start(flags, own, Map.of(), stage.log("start"));
            try {
                if (!Patience.until(Duration.ofMinutes(3), Duration.ofMillis(20), () -> isReady(port))) {
                    throw new IllegalStateException("the service was not ready in time: " + started.log());
                }
                return new Start(
                        (System.nanoTime() - begun) / 1e9,
                        Cpu.seconds(started.pid()),
                        Memory.resident(started.pid()) / 1e6);
            } finally {
                started.stop(Duration.ofMinutes(5)); // a cache is written then
            }
        }

        private static Stream<String> flags() throws IOException {
            var image = Dockerfile.read().shipped().entryPoint().stream()
                    .filter(word -> word.startsWith("-") && !word.equals("-cp") && !word.contains("AOTCache"));
            return Stream.concat(Stream.of("-XX:MaxRAM=768m"), image);
        }
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
