package bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import sandbox.HourUse;

/**
 * Many short hours with a backlog that never ends: whether all replicas together ever make a call too many, and how much
 * of each hour they use. The sandbox counts by itself. Run by hand: {@code bench.Hours --replicas=4 --hours=20}.
 */
public final class Hours {

    private final HoursOptions options;
    private final HoursStage stage;
    private final Random random = new Random(4);
    private int arrivals;

    private Hours(HoursOptions options, HoursStage stage) {
        this.options = options;
        this.stage = stage;
    }

    public static void main(String... arguments) throws Exception {
        var options = HoursOptions.read(arguments);
        try (var stage = new HoursStage(options)) {
            System.out.println(new Hours(options, stage).run());
        } finally {
            Instance.killAll();
        }
    }

    private String run() throws Exception {
        stage.train();
        var replicas = new ArrayList<Instance>();
        for (var number = 0; number < options.replicas(); number++) {
            replicas.add(stage.start(number));
        }
        for (var replica : replicas) {
            replica.awaitUp(Duration.ofSeconds(90));
        }
        var people = new People(options, stage.ledger(), stage.sandbox());
        people.comeWhileNothingElseHappens(15);
        var calls = (int) (options.hourly() * options.hours() * (1 - options.others()));
        warmUp();
        var begun = hourAfter(Instant.now().plusSeconds(5));
        stage.fill(calls, begun);
        Patience.pause(Duration.between(Instant.now(), begun));
        var end = begun.plus(options.hour().multipliedBy(options.hours() * 2L + 10));
        var blows = new Blows(replicas);
        while (stage.waiting() > 0 && Instant.now().isBefore(end)) {
            spendAsAnother();
            blows.fallIfDue(begun);
            arriveIfDue(begun);
            if (random.nextInt(25) == 0) {
                people.comeBesideTheBatch();
            }
            Patience.pause(Duration.ofMillis(20 + random.nextInt(40)));
        }
        var ended = Instant.now();
        for (var replica : replicas) {
            replica.kill();
        }
        return table(calls + arrivals * 10 + people.count(), begun, ended) + people.told();
    }

    /** What starts is slow for a while. */
    private void warmUp() {
        stage.warm(Math.min(1000, options.hourly() * 3));
        Patience.until(options.hour().multipliedBy(6), Duration.ofMillis(50), () -> stage.waiting() == 0);
    }

    /** The trial begins with an hour. */
    private Instant hourAfter(Instant time) {
        var length = options.hour().toMillis();
        return Instant.ofEpochMilli((time.toEpochMilli() / length + 1) * length);
    }

    private void arriveIfDue(Instant begun) {
        var every = options.hour().multipliedBy(100 + random.nextInt(40)).dividedBy(100);
        if (Duration.between(begun, Instant.now()).compareTo(every.multipliedBy(arrivals + 1L)) >= 0) {
            stage.arrive(arrivals++);
        }
    }

    /** Kills and restarts, spread over the trial. */
    private final class Blows {
        private final List<Instance> replicas;
        private int fallen;

        Blows(List<Instance> replicas) {
            this.replicas = replicas;
        }

        void fallIfDue(Instant begun) throws Exception {
            var all = options.kills() + options.restarts();
            var every = options.hour().multipliedBy(options.hours()).dividedBy(all + 1L);
            if (fallen >= all
                    || Duration.between(begun, Instant.now()).compareTo(every.multipliedBy(fallen + 1L)) < 0) {
                return;
            }
            if (fallen++ < options.kills()) {
                var victim = random.nextInt(replicas.size());
                replicas.get(victim).kill();
                replicas.set(victim, stage.start(victim));
            } else {
                stage.crash();
            }
        }
    }

    /** Another application takes its share a few calls at a time. */
    private void spendAsAnother() {
        var rate = options.others() * options.hourly() / options.hour().toMillis() * 40;
        var calls = (int) (rate * 2 * random.nextDouble() + random.nextDouble());
        if (options.others() > 0 && calls > 0) {
            stage.sandbox().otherApp(calls);
        }
    }

    private String table(int calls, Instant begun, Instant ended) {
        var report = stage.sandbox().quota();
        var full = report.hours().stream()
                .filter(hour -> hour.start().plus(options.hour().dividedBy(2)).isAfter(begun)
                        && hour.start().plus(options.hour()).isBefore(ended.minus(options.hour())))
                .toList();
        var text = new StringBuilder("hour      ours others refused\n");
        full.forEach(hour -> text.append("%-10s%4d%7d%8d%n"
                .formatted(
                        Long.toString(hour.start().toEpochMilli() % 1_000_000),
                        hour.calls(),
                        hour.otherApps(),
                        hour.refused())));
        var used = full.stream().mapToDouble(Hours::used).summaryStatistics();
        return text.append(
                        "%d replicas, %d full hours: refused %d in all, most in an hour %d of %d, in a burst %d of %d%n"
                                .formatted(
                                        options.replicas(),
                                        full.size(),
                                        report.refused(),
                                        report.mostInAnHour(),
                                        options.hourly(),
                                        report.mostInABurst(),
                                        options.burst()))
                .append("used of what others left: at least %.1f %%, on average %.2f %%%n"
                        .formatted(used.getMin() * 100, used.getAverage() * 100))
                .append("ten of a small partner beside thousands were sent within %s of an hour%n"
                        .formatted(stage.waits().stream()
                                .map(wait -> "%.1f %%"
                                        .formatted(100.0
                                                * wait.toMillis()
                                                / options.hour().toMillis()))
                                .collect(Collectors.joining(", "))))
                .append("%d calls in %.1f s, the least is %.1f s%n"
                        .formatted(
                                calls,
                                Duration.between(begun, ended).toMillis() / 1000.0,
                                options.least(calls).toMillis() / 1000.0))
                .toString();
    }

    private static double used(HourUse hour) {
        return (double) hour.calls() / Math.max(1, hour.limit() - hour.otherApps());
    }
}
