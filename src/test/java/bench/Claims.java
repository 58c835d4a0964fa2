package bench;

import app.Postgres;
import java.util.ArrayList;
import java.util.List;

/** What a claim of 100 costs the database, by how many sign-ups wait, and on a table that was never analysed. */
final class Claims implements Measure {

    private static final String NAME = "claim of 100";
    private static final int MOST = 100;
    private static final int TIMES = 60;
    private static final int ROUNDS = 3;
    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;
    private static final int HUGE = 5_000_000;

    @Override
    public void take(BenchOptions options, Report report) {
        try (var postgres = Postgres.start();
                var small = new ClaimStage(postgres, "small");
                var large = new ClaimStage(postgres, "large")) {
            // what is claimed is gone, so the small backlog is filled up again
            measure(report, small.fill(SMALL + MOST), "10,000 waiting, never analysed", SMALL);
            measure(report, small.analyse(), "10,000 waiting", SMALL);
            measure(report, large.fill(LARGE), "1,000,000 waiting, never analysed", 0);
            measure(report, large.analyse(), "1,000,000 waiting", 0);
            if (options.whole()) {
                measure(report, large.fill(HUGE).analyse(), "5,000,000 waiting", 0);
            }
            promises(report, "1,000,000 waiting");
        }
    }

    private static void measure(Report report, ClaimStage stage, String who, int refill) {
        stage.claims(10, MOST);
        var cpu = new ArrayList<Double>();
        var buffers = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            if (refill > 0) {
                stage.again(refill);
            }
            var cost = stage.claims(TIMES, MOST);
            cpu.add(cost.cpuMillis());
            buffers.add(cost.buffers());
        }
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
