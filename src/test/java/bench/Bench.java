package bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/**
 * Measures the service against what people would use instead, and what its parts cost. Everything runs on this machine and
 * is gone afterwards; the figures stay in target/bench. See docs/performance.md.
 */
public final class Bench {

    private static final Path FOLDER = Path.of("target", "bench");

    private Bench() {}

    /** @param arguments see {@link BenchOptions}; the exit code is 1 if a measure could not be taken */
    public static void main(String... arguments) throws Exception {
        for (var chatty : List.of("org.flywaydb", "com.zaxxer.hikari", "org.springframework", "io.zonky")) {
            ((Logger) LoggerFactory.getLogger(chatty)).setLevel(Level.WARN);
        }
        var options = BenchOptions.read(arguments);
        var measures = measures();
        if (!measures.keySet().containsAll(options.only())) {
            throw new IllegalArgumentException(options.only() + " is not among " + measures.keySet());
        }
        var report = new Report();
        var failed = new TreeMap<String, Exception>();
        for (var one : measures.entrySet()) {
            if (options.only().isEmpty() || options.only().contains(one.getKey())) {
                take(one.getKey(), one.getValue(), options, report, failed);
            }
        }
        report.write(FOLDER, machine());
        System.out.println();
        System.out.println(report.table());
        failed.forEach((name, e) -> System.out.println(name + " was not measured: " + e));
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static Map<String, Measure> measures() {
        var all = new LinkedHashMap<String, Measure>();
        all.put("rivals", new Rivals());
        all.put("claims", new Claims());
        all.put("life", new Life());
        all.put("retention", new Generations());
        all.put("permits", new Permits());
        all.put("snapshot", new OpenSnapshot());
        all.put("webhooks", new WebhookLoad());
        all.put("recovery", new Recovery());
        all.put("starts", new Starts());
        return all;
    }

    private static void take(
            String name, Measure measure, BenchOptions options, Report report, Map<String, Exception> failed) {
        var begun = System.nanoTime();
        try {
            measure.take(options, report);
        } catch (Exception e) {
            failed.put(name, e);
        } finally {
            Instance.killAll();
        }
        System.out.printf(
                "%s took %d s%n",
                name, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    private static Map<String, String> machine() throws Exception {
        var machine = new LinkedHashMap<String, String>();
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put(
                "processor",
                Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceFirst(".*: ", ""))
                        .findFirst()
                        .orElse(System.getProperty("os.arch")));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        return machine;
    }
}
