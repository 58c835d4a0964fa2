package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The races: everybody warm, then with answers at once, then with an answer time as DocuSign has it. */
final class Rivals implements Measure {

    private static final String SERVICE = "service";
    private static final String TELLING = "service, telling 'sent' too";
    private static final String SCRIPT = "(a) script with the SDK";
    private static final String LIMIT = "(b) limit of this machine";
    private static final String ROUTE = "(c) plain Camel route";
    private static final String AT_ONCE = "race 0 ms";
    private static final String SLOW = "race 150 ms";
    private static final int DELAY = 150;

    /** Whoever is far slower than the others need not be known as well as they. */
    private static final int SLOW_ROUNDS = 2;

    private final Map<String, Callable<Contestant>> entrants = new LinkedHashMap<>();

    @Override
    public void take(BenchOptions options, Report report) throws Exception {
        // else what one has left behind would be vacuumed in another's lap
        try (var stage = new BenchStage(options, Map.of("autovacuum", "off"))) {
            entrants(stage, options);
            var all = new ArrayList<Contestant>();
            try {
                for (var entrant : entrants.entrySet()) {
                    if (options.takesPart(entrant.getKey())) {
                        var one = entrant.getValue().call();
                        all.add(one);
                        one.rest();
                    }
                }
                if (options.statements()) {
                    stage.sql("postgres")
                            .sql("create extension pg_stat_statements")
                            .update();
                }
                race(stage, options, report, all);
                if (options.statements()) {
                    statements(stage, Path.of("target", "bench", "statements.txt"));
                }
            } finally {
                all.forEach(Contestant::close);
            }
        }
    }

    private void entrants(BenchStage stage, BenchOptions options) {
        entrants.put("service", () -> new ServiceContestant(stage, SERVICE, "service", false, options.flags()));
        entrants.put("telling", () -> new ServiceContestant(stage, TELLING, "telling", true, options.flags()));
        entrants.put("script", () -> new RivalContestant(stage, SCRIPT, "SdkLoop", 2));
        entrants.put("limit", () -> new RivalContestant(stage, LIMIT, "Limit", 1));
        entrants.put("route", () -> new RivalContestant(stage, ROUTE, "PlainRoute", 2));
    }

    /** What has cost most, of all laps, by database. */
    private static void statements(BenchStage stage, Path file) throws IOException {
        var lines = stage.sql("postgres").sql("""
                        select format('%s ms in all, %s ms for %s plans, %s calls, %s ms each, %s rows, %s pages, '
                                   || '%s bytes of log, %s: %s', round(total_exec_time::numeric),
                                   round(total_plan_time::numeric), plans, calls, round(mean_exec_time::numeric, 3), rows,
                                   shared_blks_hit + shared_blks_read, wal_bytes, datname,
                                   left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 300))
                          from pg_stat_statements s join pg_database d on d.oid = s.dbid
                         order by total_exec_time + total_plan_time desc limit 60
                        """).query(String.class).list();
        Files.write(file, lines);
    }

    private static void race(BenchStage stage, BenchOptions options, Report report, List<Contestant> all) {
        var refs = new Race.Refs();
        new Race("warm-up", stage, 0, options.rows()).warmUp(all, refs, options.warmUp());
        // the slow one first: it leaves compilers the time to end what the warm-up has given them
        var slow = new Race(SLOW, stage, DELAY, options.slowRows());
        var ours = all.stream().filter(ServiceContestant.class::isInstance).toList();
        for (var round = 0; round < options.slowRounds(); round++) {
            slow.round(round == 0 ? all : ours, refs, round); // the rivals only show what is to be had
        }
        report.add(slow.figures());
        var atOnce = new Race(AT_ONCE, stage, 0, options.rows());
        var quick = all.stream().filter(one -> one.share(2) == 2).toList();
        for (var round = 0; round < options.rounds(); round++) {
            atOnce.round(round < SLOW_ROUNDS ? all : quick, refs, round);
        }
        report.add(atOnce.figures());
        if (options.who().isEmpty()) {
            promises(report);
        }
    }

    private static void promises(Report report) {
        for (var who : List.of(SERVICE, TELLING)) {
            report.atLeast(
                    "150 ms: share of in-flight / delay, " + who,
                    report.median(SLOW, who, "of in-flight / delay"),
                    0.95);
            report.atLeast("0 ms: sign-ups/s against (b), " + who, rate(report, who, LIMIT), 0.7);
            report.atLeast("0 ms: sign-ups/s against (a), " + who, rate(report, who, SCRIPT), 1);
            report.atLeast("0 ms: sign-ups/s against (c), " + who, rate(report, who, ROUTE), 1.2);
            for (var what : List.of("CPU in all", "CPU of its own", "CPU of PostgreSQL")) {
                report.atMost(
                        "0 ms: " + what + " against (b), " + who,
                        report.median(AT_ONCE, who, what) / report.median(AT_ONCE, LIMIT, what),
                        1.5);
            }
        }
    }

    private static double rate(Report report, String who, String other) {
        return report.median(AT_ONCE, who, "sign-ups") / report.median(AT_ONCE, other, "sign-ups");
    }
}
