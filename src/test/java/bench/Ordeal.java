package bench;

import bench.Blow.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The seeded schedule: each instance is started, works, and is killed or frozen, again and again, while rows keep coming.
 * The instances take their blows independently, so that one starts while the other works.
 */
final class Ordeal implements AutoCloseable {

    private static final Duration WORK = Duration.ofSeconds(15);

    private final Stage stage;
    private final ChaosOptions options;
    private final Queue<Blow> blows;
    private final Tally tally = new Tally();
    private final List<Slot> slots = new ArrayList<>();

    Ordeal(Stage stage) {
        this.stage = stage;
        this.options = stage.options();
        this.blows = new ConcurrentLinkedQueue<>(Blow.schedule(options));
    }

    /** Runs the whole schedule; at its end all rows are there and all instances run. */
    void run() throws Exception {
        stage.table().add(share());
        for (var number = 0; number < options.instances(); number++) {
            slots.add(new Slot(stage, number, tally));
        }
        var pool = Executors.newFixedThreadPool(options.instances());
        try {
            var ends = new ArrayList<Future<?>>();
            for (var slot : slots) {
                ends.add(pool.submit(() -> {
                    suffer(slot);
                    return null;
                }));
            }
            for (var end : ends) {
                end.get();
            }
            stage.table().add(Math.max(0, options.signups() - stage.table().rows()));
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(30, TimeUnit.SECONDS);
        }
    }

    /** Rows for each blow; those that are aimed bring some of their own. */
    private int share() {
        return Math.max(1, options.signups() / (options.blows() + 1) - Aim.FOOD / 2);
    }

    /** Lets the service send about as much as came in, so that the blows are spread over the work. */
    private void work() {
        var before = Moment.calls(stage);
        Patience.until(WORK, Duration.ofMillis(5), () -> Moment.calls(stage) - before >= share() / 2);
    }

    private void suffer(Slot slot) throws InterruptedException {
        slot.awaitUp();
        for (var blow = blows.poll(); blow != null; blow = blows.poll()) {
            var begin = System.nanoTime();
            stage.table().add(share());
            work();
            switch (blow.kind()) {
                case KILL -> kill(slot, blow);
                case STOP -> stop(slot, blow);
                case OUTAGE -> outage(slot, blow);
            }
            System.out.println("chaos: " + slot.name() + " " + blow.words() + " "
                    + Chaos.since(begin).toMillis() + " ms");
        }
        slot.awaitUp();
    }

    private void kill(Slot slot, Blow blow) throws InterruptedException {
        if (!aimed(slot, blow)) {
            Moment.chosen(slot.random()).await(stage, slot.random());
            slot.kill();
            slot.wire().drop();
        }
        slot.again();
        rise(slot);
    }

    private void stop(Slot slot, Blow blow) throws InterruptedException {
        if (!aimed(slot, blow)) {
            Moment.CALL.await(stage, slot.random());
            slot.freeze();
        }
        Patience.pause(beyondTheLease(slot.random()));
        slot.thaw();
    }

    /** Longer than the lease, in half of the cases longer than lease and settle time together. */
    private Duration beyondTheLease(Random random) {
        var most = options.lease().plus(options.settle().multipliedBy(2)).toMillis();
        var least = options.lease().plusSeconds(1).toMillis();
        return Duration.ofMillis(least + (long) (random.nextDouble() * Math.max(1, most - least)));
    }

    private boolean aimed(Slot slot, Blow blow) throws InterruptedException {
        if (blow.step().isEmpty()) {
            return false;
        }
        slot.awaitUp();
        var step = blow.step().get();
        var hit = new Aim(stage, slot, blow.kind() == Kind.KILL).at(step);
        tally.aimed(step, hit);
        return hit;
    }

    private void outage(Slot slot, Blow blow) throws InterruptedException {
        blow.outage().orElseThrow().befall(stage, slot.random());
        tally.outage();
    }

    /** Mostly up before the next blow; sometimes the blow falls while it starts. */
    private static void rise(Slot slot) throws InterruptedException {
        if (slot.random().nextInt(10) == 0) {
            Moment.START.await(slot.random());
        } else {
            slot.awaitUp();
        }
    }

    Tally tally() {
        return tally;
    }

    /** Stops what still runs, as an orchestrator does. */
    void stopAll() throws InterruptedException {
        for (var slot : slots) {
            if (!slot.stop()) {
                tally.stubborn();
            }
        }
    }

    @Override
    public void close() {
        slots.forEach(Slot::close);
    }
}
