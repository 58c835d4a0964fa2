package bench;

import java.time.Duration;
import java.util.Random;
import java.util.function.IntSupplier;
import sandbox.Operation;

/** When a blow falls, as far as that can be seen from outside the service. */
enum Moment {
    /** While it starts. */
    START,
    /** At any time. */
    ANY,
    /** Rows have come into the ledger and are perhaps not marked as taken yet. */
    PULL,
    /** A create call has arrived: others have their lease and are about to leave. */
    CALL,
    /** An answer is on its way or being recorded. */
    ANSWER,
    /** The partner's table is being told. */
    WRITE_BACK;

    private static final Duration MOST = Duration.ofSeconds(4);

    static Moment chosen(Random random) {
        return values()[random.nextInt(values().length)];
    }

    /** Waits for it, but not for ever: an idle service is killed as well. */
    void await(Stage stage, Random random) throws InterruptedException {
        switch (this) {
            case START -> await(random);
            case ANY -> Patience.pause(Duration.ofMillis(random.nextInt(1500)));
            case PULL ->
                moved(() -> Patience.again(() -> stage.ledger()
                        .sql("select count(*) from signup")
                        .query(Integer.class)
                        .single()));
            case CALL -> moved(() -> calls(stage));
            case ANSWER -> {
                moved(() -> calls(stage));
                Patience.pause(Duration.ofMillis(50 + random.nextInt(300)));
            }
            case WRITE_BACK -> moved(() -> stage.table().told());
        }
    }

    /** Waits for a moment of a start. */
    void await(Random random) throws InterruptedException {
        Patience.pause(Duration.ofMillis(random.nextInt(5000)));
    }

    /** How many calls have created or sent something. */
    static int calls(Stage stage) {
        var calls = stage.sandbox().calls();
        return (int) (calls.get(Operation.CREATE) + calls.get(Operation.PUT));
    }

    private static void moved(IntSupplier figure) {
        var before = figure.getAsInt();
        Patience.until(MOST, Duration.ofMillis(1), () -> figure.getAsInt() != before);
    }
}
