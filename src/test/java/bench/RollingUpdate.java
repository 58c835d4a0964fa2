package bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import sandbox.Fault;
import sandbox.Operation;

/**
 * What Kubernetes does at an upgrade, in the middle of a batch that DocuSign answers slowly: two old replicas work, a new
 * one starts, an old one is told to stop, and again. With a jar of an older version the two versions share the ledger.
 */
public final class RollingUpdate {

    private static final String PREVIOUS = "--previous=";
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration START = Duration.ofMinutes(10);
    /** The pod still works so long after it was taken out of the service. */
    private static final Duration PRE_STOP = Duration.ofSeconds(1);
    /** The chart's terminationGracePeriodSeconds. */
    private static final Duration GRACE = Duration.ofSeconds(100);

    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final int BACKLOG = 150;

    private final Stage stage;
    private final Optional<Path> previous;
    private final Tally tally = new Tally();
    private int underWay;
    private volatile boolean over;

    private RollingUpdate(Stage stage, Optional<Path> previous) {
        this.stage = stage;
        this.previous = previous;
    }

    /** @param args {@code --previous=old.jar} and see {@link ChaosOptions}; the exit code is 1 if a promise was broken */
    public static void main(String[] args) throws Exception {
        var previous = Arrays.stream(args)
                .filter(arg -> arg.startsWith(PREVIOUS))
                .map(arg -> Path.of(arg.substring(PREVIOUS.length())))
                .findFirst();
        var others =
                Arrays.stream(args).filter(arg -> !arg.startsWith(PREVIOUS)).toArray(String[]::new);
        var verdict = run(ChaosOptions.read(others), previous);
        System.out.print(verdict.table());
        System.exit(verdict.faults().isEmpty() ? 0 : 1);
    }

    /** @param previous the jar of the older version, or none to replace a version by itself */
    public static Verdict run(ChaosOptions options, Optional<Path> previous) throws Exception {
        var begin = System.nanoTime();
        try (var stage = new Stage(options)) {
            if (previous.isEmpty()) {
                stage.trained();
            }
            stage.sandbox().fault(Fault.of(Fault.Kind.SLOW).on(Operation.CREATE).lasting(ANSWER));
            var update = new RollingUpdate(stage, previous);
            try {
                update.run();
            } finally {
                Instance.killAll();
            }
            var verdict = Verdict.of(stage, update.tally, Chaos.since(begin));
            verdict.figures().put("calls under way at the stops", Integer.toString(update.underWay));
            return verdict;
        }
    }

    private void run() throws Exception {
        var feeder = Executors.newSingleThreadExecutor();
        try {
            stage.table().add(BACKLOG);
            var a = old("old-a");
            var b = old("old-b");
            feeder.submit(this::feed);
            up(a);
            up(b);
            untilMailed(BACKLOG / 5);
            var c = up(fresh("new-c"));
            stop(a);
            b = previous.isPresent() ? diedAndCameBack(b) : b;
            var d = up(fresh("new-d"));
            stop(b);
            over = true;
            Patience.until(
                    stage.options().patience(),
                    LOOK,
                    () -> over && stage.table().open() == 0);
            stop(c);
            stop(d);
        } finally {
            over = true;
            feeder.shutdownNow();
            feeder.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    /** There is always something to send, however long the machine takes to start the others. */
    private void feed() {
        while (!over && !Thread.currentThread().isInterrupted()) {
            Patience.until(LOOK.multipliedBy(4), LOOK, () -> over);
            if (stage.table().rows() - mailed() < BACKLOG) {
                stage.table().add(BACKLOG / 5);
            }
        }
    }

    private Instance old(String name) {
        return previous.map(jar -> stage.instance(name, jar)).orElseGet(() -> stage.instance(name));
    }

    private Instance fresh(String name) {
        return previous.map(jar -> stage.instance(name, Service.jar())).orElseGet(() -> stage.instance(name));
    }

    private Instance up(Instance instance) {
        if (!instance.awaitUp(START)) {
            throw new IllegalStateException("the service did not start: " + instance.log());
        }
        say(instance.log().getFileName() + " is up");
        return instance;
    }

    /** The old version once more, on the tables that the new one has made. */
    private Instance diedAndCameBack(Instance instance) throws InterruptedException {
        tally.killed(!instance.alive());
        instance.kill();
        return up(old("old-b-again"));
    }

    private void stop(Instance instance) throws InterruptedException {
        Patience.pause(PRE_STOP);
        underWay += sending();
        if (!instance.stop(GRACE)) {
            tally.stubborn();
        }
        say(instance.log().getFileName() + " has stopped");
    }

    private int sending() {
        return stage.ledger()
                .sql("select count(*) from signup where state = 'sending'")
                .query(Integer.class)
                .single();
    }

    private void untilMailed(int signups) {
        if (!Patience.until(START, LOOK, () -> mailed() >= signups)) {
            throw new IllegalStateException("too few envelopes were mailed");
        }
    }

    private int mailed() {
        return new Books(stage).mailed();
    }

    private void say(String what) {
        System.out.println("rolling update: " + what + ": " + stage.table().rows() + " rows, " + mailed() + " mailed");
    }
}
