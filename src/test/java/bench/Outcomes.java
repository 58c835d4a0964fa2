package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import sandbox.Operation;
import sandbox.SandboxEnvelope;

/**
 * All endings mixed, told by webhooks of which many are lost, repeated, late or forged, and then by listings alone: whether
 * each partner's row ends in the truth. Run by hand: {@code bench.Outcomes --signups=10000}.
 */
public final class Outcomes {

    private final OutcomesOptions options;
    private final OutcomesStage stage;
    private final OutcomesBooks books;
    private final Map<String, String> figures = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private Outcomes(OutcomesOptions options, OutcomesStage stage) {
        this.options = options;
        this.stage = stage;
        this.books = new OutcomesBooks(stage);
    }

    /**
     * What a trial has shown.
     *
     * @param figures one line each, in reading order
     * @param faults what must not be, in words; empty is good
     */
    public record Shown(Map<String, String> figures, List<String> faults) {

        /** The figures as a table, and the verdict. */
        public String table() {
            var text = new StringBuilder();
            figures.forEach((name, value) -> text.append("| %-42s | %s%n".formatted(name, value)));
            faults.forEach(fault -> text.append("FAULT: ").append(fault).append(System.lineSeparator()));
            return text.append(faults.isEmpty() ? "passed" : "failed").toString();
        }
    }

    public static void main(String... arguments) throws Exception {
        var shown = run(OutcomesOptions.read(arguments), Files.createTempDirectory("outcomes"));
        System.out.println(shown.table());
        System.exit(shown.faults().isEmpty() ? 0 : 1);
    }

    /** Both halves, one after the other on one ledger. */
    public static Shown run(OutcomesOptions options, Path folder) throws Exception {
        try (var stage = new OutcomesStage(options, folder)) {
            var trial = new Outcomes(options, stage);
            if (options.webhooks()) {
                trial.byWebhooks();
            }
            if (options.listings()) {
                trial.byListingsAlone();
            }
            trial.note("regressions of a row", trial.books.regressions().size(), 0);
            trial.note("polling violations", stage.sandbox().pollingViolations(), 0);
            return new Shown(trial.figures, trial.faults);
        }
    }

    /** One listing comes when all webhooks have: what it finds is what no webhook has brought. */
    private void byWebhooks() throws Exception {
        var begun = Instant.now();
        stage.reconcile(false);
        stage.webhooks();
        stage.signups("w");
        if (!stage.acted("w")) {
            faults.add("not everything was sent and told in time");
        }
        var missed = books.missed(stage.envelopes("w"));
        stage.reconcile(true);
        var truth = untilTrue("w", "with webhooks");
        Patience.until(
                Duration.ofMinutes(1),
                Duration.ofMillis(200),
                () -> stage.counted("countersign.repairs") >= missed
                        && stage.count("select count(*) from listing_find") == 0);
        figures.put("webhooks: envelopes", Integer.toString(truth.size()));
        figures.put("  their endings", endings(truth));
        figures.put(
                "  what became of the webhooks", stage.sandbox().webhookCounts().toString());
        note("  forged ones that were taken", books.forgedAndTaken(), 0);
        note("  repairs", (long) stage.counted("countersign.repairs"), missed);
        figures.put("  took", Duration.between(begun, Instant.now()).toSeconds() + " s");
    }

    private void byListingsAlone() throws Exception {
        var begun = Instant.now();
        stage.noWebhooks();
        var before = stage.sandbox().calls().get(Operation.LIST);
        var runs = new Runs();
        stage.signups("l");
        runs.watch(() -> stage.envelopes("l").size() >= options.signups(), Duration.ofMinutes(10));
        runs.watch(options.acting().plusSeconds(1));
        var truth = untilTrue("l", "without webhooks", runs);
        var calls = stage.sandbox().calls().get(Operation.LIST) - before;
        var changes = truth.stream().mapToInt(Truth::changes).sum();
        figures.put("listings alone: envelopes", Integer.toString(truth.size()));
        figures.put("  their endings", endings(truth));
        figures.put("  changes", Integer.toString(changes));
        figures.put("  runs", Integer.toString(runs.seen.size()));
        figures.put("  listing calls", calls + " of " + (changes / 1000 + runs.seen.size()) + " permitted");
        if (calls > changes / 1000 + runs.seen.size()) {
            faults.add("more than one listing call for each 1,000 changes and one a run: " + calls);
        }
        figures.put("  took", Duration.between(begun, Instant.now()).toSeconds() + " s");
    }

    /** Counts the listings' runs while it waits. */
    private final class Runs {
        private final Set<String> seen = new HashSet<>(Set.of(stage.lastListing()));

        void watch(BooleanSupplier over, Duration most) {
            Patience.until(most, Duration.ofMillis(700), () -> {
                seen.add(stage.lastListing());
                return over.getAsBoolean();
            });
        }

        void watch(Duration time) {
            watch(() -> false, time);
        }
    }

    private List<SandboxEnvelope> untilTrue(String prefix, String half) {
        return untilTrue(prefix, half, new Runs());
    }

    private List<SandboxEnvelope> untilTrue(String prefix, String half, Runs runs) {
        var most = Duration.ofMinutes(1).plusSeconds(3L * options.every()).plusMillis(options.signups() * 30L);
        runs.watch(() -> books.wrong(prefix).isEmpty(), most);
        var wrong = books.wrong(prefix);
        if (!wrong.isEmpty()) {
            faults.add(half + " " + wrong.size() + " rows are not as the sandbox knows them: "
                    + wrong.stream().limit(10).toList());
        }
        return stage.envelopes(prefix);
    }

    private static String endings(List<SandboxEnvelope> envelopes) {
        return envelopes.stream()
                .collect(Collectors.groupingBy(Truth::of, Collectors.counting()))
                .toString();
    }

    private void note(String what, long is, long mustBe) {
        figures.put(what, is + (mustBe == 0 ? "" : " of " + mustBe));
        if (is != mustBe) {
            faults.add(what.strip() + ": " + is + " instead of " + mustBe);
        }
    }
}
