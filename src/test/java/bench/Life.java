package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            samples.add(new long[] {served, rss(service.pid())});
            if (early == 0 && served > rows / 10) {
                early = heap(service.pid());
            }
        }
        var seconds = work.get();
        service.verify(rows);
        var first = tenth(samples, rows, 1);
        var last = tenth(samples, rows, 9);
        report.add(List.of(
                Figure.of(NAME, SERVICE, "sign-ups", "/s", rows / seconds),
                new Figure(NAME, SERVICE, "RSS, second tenth", "MB", first),
                new Figure(NAME, SERVICE, "RSS, last tenth", "MB", last),
                Figure.of(NAME, SERVICE, "heap after GC, early", "MB", early / 1e6),
                Figure.of(NAME, SERVICE, "heap after GC, at the end", "MB", heap(service.pid()) / 1e6)));
        report.atMost(
                "long run: RSS of the last tenth against the second",
                report.median(NAME, SERVICE, "RSS, last tenth") / report.median(NAME, SERVICE, "RSS, second tenth"),
                1.1);
        report.atMost("long run: most RSS in MB, the chart's limit", Collections.max(last), 805);
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
        return samples.stream()
                .filter(one -> one[0] >= begin && one[0] <= begin + rows / 10)
                .map(one -> one[1] / 1e6)
                .toList();
    }

    private static void reconcile(BenchStage stage, ServiceContestant service, int rows, Report report)
            throws Exception {
        var before = heap(service.pid());
        var own = Cpu.seconds(service.pid());
        var database = Cpu.seconds(stage.postgresPid());
        var begun = stage.complete();
        service.await("completed", () -> !service.is(OPEN));
        var seconds = (System.nanoTime() - begun) / 1e9;
        var during = rss(service.pid());
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
                Figure.of(NAME, "reconcile of " + rows, "heap after", "MB", heap(service.pid()) / 1e6),
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

    private static long rss(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    /** Bytes that are left of the heap after a full collection. */
    private static long heap(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        return jcmd(pid, "GC.heap_info")
                .lines()
                .filter(line -> line.contains(" used "))
                .filter(line -> line.contains("generation"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")) * 1024)
                .sum();
    }

    private static String jcmd(long pid, String what) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid), what).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
