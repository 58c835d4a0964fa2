package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One long run of one instance: memory while it sends, then all that was sent is signed and comes in pages of a listing, then
 * what the ledger has grown to.
 */
final class Life implements Measure {

    private static final String NAME = "long run";
    private static final int SHORT = 100_000;
    private static final int LONG = 1_000_000;
    private static final int PAGE = 1000;
    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final String SERVICE = "service";
    private static final String OPEN = "select exists (select 1 from signup where state in ('sent', 'delivered'))";

    @Override
    public void take(BenchOptions options, Report report) throws Exception {
        var rows = options.lifeRows() > 0 ? options.lifeRows() : options.whole() ? LONG : SHORT;
        try (var stage = new BenchStage(options);
                var service = new ServiceContestant(
                        stage,
                        SERVICE,
                        "life",
                        true,
                        options.flags(),
                        List.of("--reconcile.schedule=0/10 * * * * ?", "--reconcile.overlap=1h"))) {
            Patience.pause(IDLE);
            report.add(List.of(Figure.of(NAME, SERVICE, "RSS, idle", "MB", Memory.resident(service.pid()) / 1e6)));
            service.rest();
            Laps.fill(stage.sql(service.database()), 1, rows);
            stage.begin(0);
            memory(stage, service, rows, report);
            reconcile(stage, service, rows, report);
            Sizes.of(service.ledger(), rows, report);
        }
    }

    private static void memory(BenchStage stage, ServiceContestant service, int rows, Report report) throws Exception {
        var work = CompletableFuture.supplyAsync(() -> service.work(rows));
        var samples = new ArrayList<long[]>();
        var early = 0L;
        while (!done(work)) {
            var served = stage.served().created();
            samples.add(new long[] {served, Memory.resident(service.pid())});
            if (early == 0 && served > rows / 10) {
                early = Memory.heap(service.pid());
            }
        }
        var seconds = work.get();
        service.verify(rows);
        var first = tenth(samples, rows, 1);
        var last = tenth(samples, rows, 9);
        report.add(List.of(
                Figure.of(NAME, SERVICE, "sign-ups", "/s", rows / seconds),
                Figure.of(NAME, SERVICE, "RSS, most with all waiting", "MB", most(samples)),
                new Figure(NAME, SERVICE, "RSS, second tenth", "MB", first),
                new Figure(NAME, SERVICE, "RSS, last tenth", "MB", last),
                Figure.of(NAME, SERVICE, "heap after GC, early", "MB", early / 1e6),
                Figure.of(NAME, SERVICE, "heap after GC, at the end", "MB", Memory.heap(service.pid()) / 1e6)));
        report.atMost(
                "long run: RSS of the last tenth against the second",
                report.median(NAME, SERVICE, "RSS, last tenth") / report.median(NAME, SERVICE, "RSS, second tenth"),
                1.1);
        report.atMost("long run: most RSS in MB, the chart's limit", Collections.max(last), 805);
    }

    private static double most(List<long[]> samples) {
        return samples.stream().mapToLong(one -> one[1]).max().orElseThrow() / 1e6;
    }

    private static boolean done(CompletableFuture<Double> work) throws Exception {
        try {
            work.get(500, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static List<Double> tenth(List<long[]> samples, int rows, int which) {
        var begin = (long) rows * which / 10;
        var during = samples.stream()
                .filter(one -> one[0] >= begin && one[0] <= begin + rows / 10)
                .map(one -> one[1] / 1e6)
                .toList();
        if (during.isEmpty()) {
            throw new IllegalStateException(rows + " sign-ups are too few to see memory change");
        }
        return during;
    }

    private static void reconcile(BenchStage stage, ServiceContestant service, int rows, Report report)
            throws Exception {
        var before = Memory.heap(service.pid());
        var own = Cpu.seconds(service.pid());
        var database = Cpu.seconds(stage.postgresPid());
        var begun = stage.complete();
        service.await("completed", () -> !service.is(OPEN));
        var seconds = (System.nanoTime() - begun) / 1e9;
        var during = Memory.resident(service.pid());
        service.await("told", service::toldAll);
        report.add(List.of(
                Figure.of(NAME, "reconcile of " + rows, "took", "s", seconds),
                Figure.of(
                        NAME,
                        "reconcile of " + rows,
                        "listing calls",
                        "",
                        stage.served().pages()),
                Figure.of(NAME, "reconcile of " + rows, "RSS", "MB", during / 1e6),
                Figure.of(NAME, "reconcile of " + rows, "heap before", "MB", before / 1e6),
                Figure.of(NAME, "reconcile of " + rows, "heap after", "MB", Memory.heap(service.pid()) / 1e6),
                Figure.of(
                        NAME,
                        "reconcile of " + rows,
                        "CPU of its own, with telling",
                        "s/1,000",
                        (Cpu.seconds(service.pid()) - own) * 1000 / rows),
                Figure.of(
                        NAME,
                        "reconcile of " + rows,
                        "CPU of PostgreSQL",
                        "s/1,000",
                        (Cpu.seconds(stage.postgresPid()) - database) * 1000 / rows)));
        report.atMost("reconcile: listing calls", stage.served().pages(), (rows + PAGE - 1) / PAGE);
    }
}
