package bench;

import app.Postgres;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What a claim of 100 costs the database, by how many sign-ups wait, and on a table that was never analysed. */
final class Claims implements Measure {

    private static final String NAME = "claim of 100";
    private static final int MOST = 100;
    private static final int TIMES = 60;
    private static final int ROUNDS = 5;
    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;
    private static final int HUGE = 5_000_000;

    @Override
    public void take(BenchOptions options, Report report) {
        try (var postgres = Postgres.start();
                var small = new ClaimStage(postgres, "small");
                var large = new ClaimStage(postgres, "large")) {
            var few = new Backlog("10,000 waiting", small.fill(SMALL + MOST), SMALL);
            var many = new Backlog("1,000,000 waiting", large.fill(LARGE), 0);
            measure(report, ", never analysed", List.of(few, many));
            small.analyse();
            large.analyse();
            measure(report, "", List.of(few, many));
            if (options.whole()) {
                measure(
                        report,
                        "",
                        List.of(new Backlog(
                                "5,000,000 waiting", large.fill(HUGE).analyse(), 0)));
            }
            promises(report, "1,000,000 waiting");
        }
    }

    /** @param refill how many must wait before each round, as what is claimed is gone; 0: so many that it does not count */
    private record Backlog(String name, ClaimStage stage, int refill) {

        ClaimStage.Cost claims() {
            if (refill > 0) {
                stage.again(refill);
            }
            return stage.claims(TIMES, MOST);
        }
    }

    /** In turn, so that a machine that is slower for a while is slower for all. */
    private static void measure(Report report, String how, List<Backlog> backlogs) {
        backlogs.forEach(backlog -> backlog.stage().claims(10, MOST));
        var costs = new LinkedHashMap<Backlog, List<ClaimStage.Cost>>();
        for (var round = 0; round < ROUNDS; round++) {
            backlogs.forEach(backlog ->
                    costs.computeIfAbsent(backlog, none -> new ArrayList<>()).add(backlog.claims()));
        }
        costs.forEach((backlog, all) -> report(report, backlog.name() + how, all));
    }

    private static void report(Report report, String who, List<ClaimStage.Cost> costs) {
        var cpu = costs.stream().map(ClaimStage.Cost::cpuMillis).toList();
        var buffers = costs.stream().map(ClaimStage.Cost::buffers).toList();
        report.add(
                List.of(new Figure(NAME, who, "CPU", "ms", cpu), new Figure(NAME, who, "buffers", "pages", buffers)));
        System.out.printf("%s: %s: %s ms, %s pages%n", NAME, who, cpu, buffers);
    }

    private static void promises(Report report, String who) {
        for (var what : List.of("CPU", "buffers")) {
            report.atMost(
                    "claim: " + what + ", " + who + " against 10,000",
                    report.median(NAME, who, what) / report.median(NAME, "10,000 waiting", what),
                    what.equals("CPU") ? 1.2 : 1.4);
        }
    }
}
