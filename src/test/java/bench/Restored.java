package bench;

import java.time.Duration;

/**
 * A ledger that was lost and came back as an older copy: it has forgotten envelopes that were mailed since, of sign-ups it
 * knows and of sign-ups it does not.
 */
public final class Restored {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration START = Duration.ofMinutes(10);

    private final Stage stage;
    private final Tally tally = new Tally();

    private Restored(Stage stage) {
        this.stage = stage;
    }

    /** Backs up half-way, sends on, restores, offers again what was taken since, and waits for the end. */
    public static Verdict run(ChaosOptions options) throws Exception {
        var begin = System.nanoTime();
        try (var stage = new Stage(options).trained()) {
            var restored = new Restored(stage);
            try {
                restored.run();
            } finally {
                Instance.killAll();
            }
            return Verdict.of(stage, restored.tally, Chaos.since(begin));
        }
    }

    private void run() throws InterruptedException {
        var half = stage.options().signups() / 2;
        stage.table().add(half);
        untilMailed("before", half / 2);
        var backUp = stage.table().now();
        stage.backUpLedger();

        stage.table().add(half);
        untilMailed("forgotten", half + half / 2);
        stage.restoreLedger();

        var again = stage.table().offerAgain(backUp);
        System.out.println("restored: " + mailed() + " envelopes were mailed, the ledger knows " + known()
                + " of them; " + again + " rows are offered again");
        var after = start("after");
        Patience.until(stage.options().patience(), LOOK, () -> stage.table().open() == 0);
        end(after);
    }

    private void untilMailed(String life, int envelopes) throws InterruptedException {
        var instance = start(life);
        if (!Patience.until(START, LOOK, () -> mailed() >= envelopes)) {
            throw new IllegalStateException("too few envelopes were mailed: " + instance.log());
        }
        end(instance);
    }

    private Instance start(String life) {
        var instance = stage.instance("restored-" + life);
        if (!instance.awaitUp(START)) {
            throw new IllegalStateException("the service did not start: " + instance.log());
        }
        return instance;
    }

    private void end(Instance instance) throws InterruptedException {
        if (!instance.stop(Duration.ofMinutes(2))) {
            tally.stubborn();
        }
    }

    private int mailed() {
        return (int) stage.sandbox().envelopes().stream()
                .filter(envelope -> envelope.mails() > 0)
                .count();
    }

    private int known() {
        return stage.ledger()
                .sql("select count(*) from signup where envelope_id is not null")
                .query(Integer.class)
                .single();
    }
}
