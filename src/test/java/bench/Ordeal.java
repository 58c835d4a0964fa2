package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The seeded schedule: each instance is started, works, and is killed or frozen, again and again, while rows keep coming.
 * The instances take their blows independently, so that one starts while the other works.
 */
final class Ordeal {

    private enum Blow {
        KILL,
        STOP
    }

    private static final Duration WORK = Duration.ofSeconds(15);
    private static final Duration START = Duration.ofSeconds(90);

    private final Stage stage;
    private final ChaosOptions options;
    private final Queue<Blow> blows;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger stops = new AtomicInteger();
    private final List<Instance> left = Collections.synchronizedList(new ArrayList<>());

    Ordeal(Stage stage) {
        this.stage = stage;
        this.options = stage.options();
        var all = new ArrayList<>(Collections.nCopies(options.kills(), Blow.KILL));
        all.addAll(Collections.nCopies(options.stops(), Blow.STOP));
        Collections.shuffle(all, new Random(options.seed()));
        this.blows = new ConcurrentLinkedQueue<>(all);
    }

    /** Runs the whole schedule; at its end all rows are there and all instances run. */
    void run() throws Exception {
        stage.table().add(share());
        var slots = Executors.newFixedThreadPool(options.instances());
        try {
            var ends = new ArrayList<Future<?>>();
            for (var slot = 0; slot < options.instances(); slot++) {
                var number = slot;
                ends.add(slots.submit(() -> {
                    suffer(number);
                    return null;
                }));
            }
            for (var end : ends) {
                end.get();
            }
            stage.table().add(options.signups() - stage.table().rows());
        } finally {
            slots.shutdownNow();
            slots.awaitTermination(30, TimeUnit.SECONDS);
        }
    }

    /** Rows for each blow. */
    private int share() {
        return options.signups() / (options.blows() + 1);
    }

    /** Lets the service send about as much as came in, so that the blows are spread over the work. */
    private void work() {
        var before = Moment.calls(stage);
        Patience.until(WORK, Duration.ofMillis(5), () -> Moment.calls(stage) - before >= share() / 2);
    }

    private void suffer(int slot) throws InterruptedException {
        var random = new Random(options.seed() * 31 + slot);
        var life = 0;
        var instance = stage.instance("instance-" + slot + "-" + life);
        left.add(instance);
        up(instance);
        for (var blow = blows.poll(); blow != null; blow = blows.poll()) {
            stage.table().add(share());
            work();
            if (blow == Blow.STOP) {
                freeze(instance, random);
                continue;
            }
            Moment.chosen(random).await(stage, random);
            instance.kill();
            left.remove(instance);
            kills.incrementAndGet();
            life++;
            instance = stage.instance("instance-" + slot + "-" + life);
            left.add(instance);
            rise(instance, random);
        }
        up(instance);
    }

    /** Mostly up before the next blow; sometimes the blow falls while it starts. */
    private void rise(Instance instance, Random random) throws InterruptedException {
        if (random.nextInt(10) == 0) {
            Moment.START.await(stage, random);
        } else {
            up(instance);
        }
    }

    private static void up(Instance instance) {
        if (!instance.awaitUp(START)) {
            throw new IllegalStateException("the service did not start: " + instance.log());
        }
    }

    private void freeze(Instance instance, Random random) throws InterruptedException {
        Moment.CALL.await(stage, random);
        instance.freeze();
        stops.incrementAndGet();
        Patience.pause(options.lease().plus(options.settle()).plusMillis(3000 + random.nextInt(3000)));
        instance.thaw();
    }

    int kills() {
        return kills.get();
    }

    int stops() {
        return stops.get();
    }

    /** Stops what still runs; how many of them ended by themselves. */
    int stopAll() throws InterruptedException {
        var ended = 0;
        for (var instance : List.copyOf(left)) {
            ended += instance.stop(Duration.ofSeconds(30)) ? 1 : 0;
        }
        return ended;
    }
}
