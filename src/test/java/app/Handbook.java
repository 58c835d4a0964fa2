package app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Metrics as the handbook names them and as a scrape shows them, in the same words. */
public final class Handbook {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(countersign_\\w+)` \\| (\\w+) \\| ([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");
    private static final Pattern TYPE = Pattern.compile("^# TYPE (countersign_\\w+) (\\w+)$", Pattern.MULTILINE);
    private static final Pattern SAMPLE =
            Pattern.compile("^(countersign_\\w+?)(?:\\{(.*)})? [-+.\\w]+$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

    private static final List<String> ENDINGS = List.of("_bucket", "_count", "_sum", "_max");

    private Handbook() {}

    /** What docs/metrics.md says: type and labels, by name. */
    public static Map<String, String> says() throws IOException {
        var said = new TreeMap<String, String>();
        ROW.matcher(Files.readString(Path.of("docs", "metrics.md")))
                .results()
                .forEach(row -> said.put(row.group(1), row.group(2) + " " + words(WORD, row.group(3))));
        return said;
    }

    /** The names of all series it promises, those of histograms with their endings. */
    public static Set<String> series() throws IOException {
        var series = new TreeSet<String>();
        says().forEach((name, its) -> {
            if (its.startsWith("histogram")) {
                ENDINGS.forEach(ending -> series.add(name + ending));
            } else {
                series.add(name);
            }
        });
        return series;
    }

    /** What a scrape shows, in the same form; each histogram with its gauge of maxima taken for one. */
    static Map<String, String> shown(String scrape) {
        var types =
                TYPE.matcher(scrape).results().collect(Collectors.toMap(type -> type.group(1), type -> type.group(2)));
        types.keySet()
                .removeIf(
                        name -> name.endsWith("_max") && "histogram".equals(types.get(name.replaceFirst("_max$", ""))));
        var labels = new TreeMap<String, Set<String>>();
        SAMPLE.matcher(scrape)
                .results()
                .forEach(sample -> types.keySet().stream()
                        .filter(name -> sample.group(1).matches(name + "(_bucket|_count|_sum)?"))
                        .forEach(name -> labels.computeIfAbsent(name, any -> new TreeSet<>())
                                .addAll(labels(sample))));
        var shown = new TreeMap<String, String>();
        labels.forEach((name, its) -> shown.put(name, types.get(name) + " " + its));
        return shown;
    }

    private static Set<String> labels(MatchResult sample) {
        var labels = words(LABEL, sample.group(2) == null ? "" : sample.group(2));
        labels.remove("le");
        return labels;
    }

    private static Set<String> words(Pattern word, String text) {
        return word.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
