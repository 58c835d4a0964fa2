package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import sandbox.EnvelopeStatus;
import sandbox.Operation;
import sandbox.SandboxEnvelope;

/**
 * What a run of the crash harness has shown.
 *
 * @param figures one line each, in reading order
 * @param faults what must not be, in words; empty is good
 * @param doubled sign-ups with two or more mailed envelopes
 * @param steps at which the service was hit
 */
public record Verdict(Map<String, String> figures, List<String> faults, int doubled, Set<Step> steps) {

    static Verdict of(Stage stage, Tally tally, Duration took) {
        var books = new Books(stage);
        var options = stage.options();
        var figures = new LinkedHashMap<String, String>();
        figures.put(
                "run",
                (options.twoStep() ? "two-step" : "direct") + ", "
                        + options.policy().word() + ", seed " + options.seed() + ", " + took.toSeconds() + " s");
        figures.put("sign-ups", Integer.toString(stage.table().signups().size()));
        figures.put("SIGKILLs / SIGSTOPs", tally.kills() + " / " + tally.stops());
        figures.put("  of them at a named step", tally.hits());
        figures.put("databases taken away", Integer.toString(tally.outages()));
        figures.put("faults of the sandbox", Integer.toString(stage.sandbox().faultsHappened()));
        figures.put("leases lost", Integer.toString(books.history("lease lost")));
        figures.put("silent calls in doubt", Integer.toString(books.history("unsure")));
        figures.put("answers after the lease", Integer.toString(books.history("late answer")));
        figures.put("sent again after settling", Integer.toString(books.history("sent again")));
        var faults = new ArrayList<String>();
        judge(books, options, figures, faults);
        calls(stage, figures);
        figures.put(
                "refused for the quota",
                Integer.toString(stage.sandbox().quota().refused()));
        figures.put("polling violations", Long.toString(stage.sandbox().pollingViolations()));
        figures.put("drafts left behind", Long.toString(books.drafts()));
        if (tally.stubbornOnes() > 0) {
            faults.add("instances that did not end by SIGTERM: " + tally.stubbornOnes());
        }
        if (tally.diedAlone() > 0) {
            faults.add("instances that nobody killed were dead: " + tally.diedAlone());
        }
        return new Verdict(
                figures,
                List.copyOf(faults),
                books.doubled().size(),
                tally.steps().keySet());
    }

    private static void judge(Books books, ChaosOptions options, Map<String, String> figures, List<String> faults) {
        var doubled = books.doubled();
        var product = options.policy() == ChaosOptions.Policy.PRODUCT;
        // a policy that is known to be wrong must be seen to be wrong, and may do what it likes besides
        var counted = product ? faults : new ArrayList<String>();
        note(figures, counted, "lost", books.lost());
        note(figures, counted, "told wrongly", books.wrong());
        note(figures, counted, "unknown to the ledger", books.unknown());
        figures.put("mailed twice", Integer.toString(doubled.size()));
        figures.put("  of them taken back", Long.toString(count(doubled, Books::takenBack)));
        figures.put("  signed both", Long.toString(signedTwice(doubled)));
        if (product) {
            judgeDoubles(books, options, faults);
        } else if (doubled.isEmpty()) {
            faults.add("the harness proves nothing: " + options.policy().word() + " must mail twice");
        }
    }

    private static void judgeDoubles(Books books, ChaosOptions options, List<String> faults) {
        if (books.openDoubles() > 0) {
            faults.add("doubles not taken back: " + books.openDoubles());
        }
        if (options.twoStep() && !books.doubled().isEmpty()) {
            faults.add("mailed twice in two steps: " + books.doubled().keySet());
        }
        var listedInTime = options.listingDelay().compareTo(options.settle()) < 0;
        if (listedInTime && !books.unexcused().isEmpty()) {
            faults.add("mailed twice without a frozen sender: " + books.unexcused());
        }
    }

    private static void note(Map<String, String> figures, List<String> faults, String what, List<String> which) {
        figures.put(what, Integer.toString(which.size()));
        if (!which.isEmpty()) {
            faults.add(what + ": " + which.stream().limit(20).toList());
        }
    }

    private static long count(Map<String, List<SandboxEnvelope>> doubled, Predicate<SandboxEnvelope> which) {
        return doubled.values().stream()
                .filter(all -> all.stream().anyMatch(which))
                .count();
    }

    private static long signedTwice(Map<String, List<SandboxEnvelope>> doubled) {
        return doubled.values().stream()
                .filter(all -> all.stream()
                                .filter(one -> one.status() == EnvelopeStatus.COMPLETED)
                                .count()
                        > 1)
                .count();
    }

    private static void calls(Stage stage, Map<String, String> figures) {
        var calls = stage.sandbox().calls();
        var signups = stage.table().signups().size();
        var sending = calls.get(Operation.CREATE) + calls.get(Operation.PUT);
        figures.put("creating and sending calls per sign-up", "%.3f".formatted((double) sending / signups));
        figures.put("listing calls per sign-up", "%.3f".formatted((double) calls.get(Operation.LIST) / signups));
    }

    /** The figures as a table. */
    public String table() {
        var text = new StringBuilder();
        figures.forEach((name, value) -> text.append("| %-38s | %s%n".formatted(name, value)));
        faults.forEach(fault -> text.append("FAULT: ").append(fault).append(System.lineSeparator()));
        return text.toString();
    }
}
