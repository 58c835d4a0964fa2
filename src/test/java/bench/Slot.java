package bench;

import java.time.Duration;
import java.util.Random;

/** One place for an instance: its own wire to the sandbox, and the processes that live there one after the other. */
final class Slot implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);

    private final Stage stage;
    private final int number;
    private final Tally tally;
    private final Random random;
    private final Gate wire;
    private Instance instance;
    private int life;
    private boolean up;

    Slot(Stage stage, int number, Tally tally) {
        this.stage = stage;
        this.number = number;
        this.tally = tally;
        this.random = new Random(stage.options().seed() * 31 + number);
        this.wire = new Gate(stage.sandbox().uri().getPort());
        this.instance = begin();
    }

    private Instance begin() {
        life++;
        up = false;
        return stage.instance(name(), wire.port());
    }

    /** The name by which the databases know the process that lives here now. */
    String name() {
        return "instance-" + number + "-" + life;
    }

    Gate wire() {
        return wire;
    }

    Random random() {
        return random;
    }

    /** Waits until it works; one that found no database when it started is started again, as an orchestrator does. */
    void awaitUp() throws InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        while (!instance.awaitUp(START)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the service did not start: " + instance.log());
            }
            Patience.pause(Duration.ofMillis(500));
            instance = begin();
        }
        up = true;
    }

    void kill() throws InterruptedException {
        tally.killed(up && !instance.alive());
        instance.kill();
    }

    /** Another process in place of the dead one. */
    void again() {
        instance = begin();
    }

    void freeze() throws InterruptedException {
        instance.freeze();
        tally.stopped();
    }

    void thaw() throws InterruptedException {
        instance.thaw();
    }

    /** SIGTERM: whether it ended by itself in time. */
    boolean stop() throws InterruptedException {
        return instance.stop(Duration.ofMinutes(2));
    }

    @Override
    public void close() {
        wire.close();
    }
}
