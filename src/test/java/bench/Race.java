package bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The service against what people would use instead: the same rows, the same stand-in, in turn, in several rounds. A lap goes
 * from rows that wait in the partner's table to envelopes that are created and recorded.
 */
final class Race {

    /** What one lap of so many rows cost; seconds, and CPU seconds of the contestant, of PostgreSQL, and of the vacuum after it. */
    record Lap(int rows, double seconds, double own, double database, double vacuum) {}

    /** What part of a lap goes before it and does not count. */
    private static final int FLYING_START = 10;

    /** Who has not become so much quicker in so many laps is warm. */
    private static final int LAPS_IN_VAIN = 3;

    private static final double QUICKER = 0.97;

    private final String name;
    private final BenchStage stage;
    private final int delay;
    private final Map<String, List<Lap>> laps = new LinkedHashMap<>();
    private final int rows;

    /**
     * @param delay milliseconds that the stand-in takes for an answer
     * @param rows sign-ups of a lap
     */
    Race(String name, BenchStage stage, int delay, int rows) {
        this.name = name;
        this.stage = stage;
        this.delay = delay;
        this.rows = rows;
    }

    /** The names of a partner's rows, which nobody may see twice. */
    static final class Refs {
        private final Map<String, Integer> next = new HashMap<>();

        int next(Contestant who, int rows) {
            return next.merge(who.name(), rows, Integer::sum) - rows;
        }
    }

    /**
     * Laps of each until it has worked for so long, or gets no quicker any more: compilers need time, and those of a large
     * program more than those of a small one.
     */
    Race warmUp(List<Contestant> all, Refs refs, int seconds) {
        for (var who : all) {
            var worked = 0.0;
            var best = Double.MAX_VALUE;
            var vain = 0;
            while (worked < seconds && (vain < LAPS_IN_VAIN || worked < seconds / 3.0)) {
                var lap = lap(who, refs, rows(who));
                worked += lap.seconds;
                vain = lap.seconds < best * QUICKER ? 0 : vain + 1;
                best = Math.min(best, lap.seconds);
                print(who, "after %.0f s".formatted(worked), lap);
            }
        }
        return this;
    }

    /** One lap of each, in another order each time, with a flying start: nobody stands still for minutes but here. */
    Race round(List<Contestant> all, Refs refs, int round) {
        for (var turn = 0; turn < all.size(); turn++) {
            var who = all.get((turn + round) % all.size());
            lap(who, refs, rows(who) / FLYING_START);
            var lap = lap(who, refs, rows(who));
            laps.computeIfAbsent(who.name(), none -> new ArrayList<>()).add(lap);
            print(who, "round " + (round + 1), lap);
        }
        return this;
    }

    private int rows(Contestant who) {
        return delay == 0 ? who.share(rows) : rows;
    }

    private void print(Contestant who, String when, Lap lap) {
        System.out.printf(
                "%s, %s: %-34s %7.0f/s, CPU s per 1,000: %.2f own, %.2f database, %.2f vacuum%n",
                name,
                when,
                who.name(),
                lap.rows / lap.seconds,
                lap.own * 1000 / lap.rows,
                lap.database * 1000 / lap.rows,
                lap.vacuum * 1000 / lap.rows);
    }

    private Lap lap(Contestant who, Refs refs, int rows) {
        Laps.fill(stage.sql(who.database()), refs.next(who, rows), rows);
        stage.begin(delay);
        var database = stage.postgresPid();
        var ownBefore = Cpu.seconds(who.pid());
        var databaseBefore = Cpu.seconds(database);
        var seconds = who.work(rows);
        var own = Cpu.seconds(who.pid()) - ownBefore;
        var ofDatabase = Cpu.seconds(database) - databaseBefore;
        who.verify(rows);
        who.rest();
        return new Lap(rows, seconds, own, ofDatabase, stage.vacuum(who.databases()));
    }

    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        laps.forEach((who, all) -> {
            figures.add(figure(who, "sign-ups", "/s", all, lap -> lap.rows / lap.seconds));
            figures.add(figure(who, "CPU of its own", "s/1,000", all, lap -> lap.own * 1000 / lap.rows));
            figures.add(figure(who, "CPU of PostgreSQL", "s/1,000", all, lap -> lap.database * 1000 / lap.rows));
            figures.add(figure(who, "CPU in all", "s/1,000", all, lap -> (lap.own + lap.database) * 1000 / lap.rows));
            figures.add(figure(who, "CPU of vacuum afterwards", "s/1,000", all, lap -> lap.vacuum * 1000 / lap.rows));
            if (delay > 0) {
                figures.add(figure(
                        who, "of in-flight / delay", "", all, lap -> lap.rows / lap.seconds / (32 * 1000.0 / delay)));
            }
        });
        return figures;
    }

    private Figure figure(
            String who, String what, String unit, List<Lap> all, java.util.function.ToDoubleFunction<Lap> value) {
        return new Figure(
                name, who, what, unit, all.stream().mapToDouble(value).boxed().toList());
    }
}
