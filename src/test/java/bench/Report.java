package bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All figures of a run: as a table for people, as JSON for comparisons, as a chart. */
final class Report {

    private final List<Figure> figures = new ArrayList<>();
    private final List<Bound> bounds = new ArrayList<>();

    /** A promise about figures, and whether this run kept it. */
    record Bound(String promise, double is, double limit, boolean atLeast) {
        boolean kept() {
            return atLeast ? is >= limit : is <= limit;
        }
    }

    void add(List<Figure> more) {
        figures.addAll(more);
    }

    void atLeast(String promise, double is, double limit) {
        bounds.add(new Bound(promise, is, limit, true));
    }

    void atMost(String promise, double is, double limit) {
        bounds.add(new Bound(promise, is, limit, false));
    }

    /** The median of one figure. */
    double median(String measure, String who, String what) {
        return figures.stream()
                .filter(one -> one.measure().equals(measure)
                        && one.who().equals(who)
                        && one.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no figure " + measure + ", " + who + ", " + what))
                .median();
    }

    String table() {
        var text = new StringBuilder(
                "%-14s %-36s %-24s %10s %21s %s%n".formatted("measure", "who", "what", "median", "min - max", "unit"));
        figures.forEach(one -> text.append("%-14s %-36s %-24s %10s %10s -%9s %s%n"
                .formatted(
                        one.measure(),
                        one.who(),
                        one.what(),
                        number(one.median()),
                        number(one.least()),
                        number(one.most()),
                        one.unit())));
        text.append(System.lineSeparator());
        bounds.forEach(one -> text.append("%-72s %8s %s %s  %s%n"
                .formatted(
                        one.promise(),
                        number(one.is()),
                        one.atLeast() ? ">=" : "<=",
                        number(one.limit()),
                        one.kept() ? "kept" : "NOT KEPT")));
        return text.toString();
    }

    private static String number(double value) {
        var size = Math.abs(value);
        return size >= 100 ? "%,.0f".formatted(value) : size >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }

    /** Writes {@code bench.json}, {@code bench.svg} and {@code bench.txt}. */
    void write(Path folder, Map<String, String> machine) throws IOException {
        Files.createDirectories(folder);
        var json = new ObjectMapper().writerWithDefaultPrettyPrinter();
        json.writeValue(
                folder.resolve("bench.json").toFile(),
                Map.of("machine", machine, "figures", figures, "promises", bounds));
        Files.writeString(folder.resolve("bench.txt"), machine + System.lineSeparator() + table());
        Files.writeString(folder.resolve("bench.svg"), new Chart(figures).svg());
    }
}
