package bench;

import bench.ChaosOptions.Policy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * The crash harness: the service in processes of its own, on a real PostgreSQL, against the sandbox; killed and frozen by
 * a seeded schedule while rows come in. In the end the books of partner, ledger and sandbox are compared.
 */
public final class Chaos {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration DOUBLES = Duration.ofMinutes(10);

    private Chaos() {}

    /** @param args see {@link ChaosOptions}; the exit code is 1 if a promise was broken */
    public static void main(String[] args) throws Exception {
        var verdict = run(ChaosOptions.read(args));
        System.out.print(verdict.table());
        System.exit(verdict.faults().isEmpty() ? 0 : 1);
    }

    /** One whole run. */
    public static Verdict run(ChaosOptions options) throws Exception {
        var begin = System.nanoTime();
        try (var stage = new Stage(options)) {
            stage.trained();
            var beside = Executors.newSingleThreadScheduledExecutor();
            try (var ordeal = new Ordeal(stage)) {
                beside(stage, ordeal, beside);
                ordeal.run();
                say(stage, ordeal, "the last blow has fallen");
                if (options.hurry()) {
                    beside.scheduleWithFixedDelay(() -> hurry(stage), 0, 5, TimeUnit.SECONDS);
                }
                var ended = Patience.until(
                                options.patience(), LOOK, () -> stage.table().open() == 0 || proven(stage))
                        && (proven(stage) || Patience.until(DOUBLES, LOOK, () -> new Books(stage).openDoubles() == 0));
                say(stage, ordeal, ended ? "the end has come" : "patience is over");
                ordeal.stopAll();
                return Verdict.of(stage, ordeal.tally(), since(begin));
            } finally {
                beside.shutdownNow();
                beside.awaitTermination(10, TimeUnit.SECONDS);
                Instance.killAll();
            }
        }
    }

    private static boolean proven(Stage stage) {
        return stage.options().brief() && !new Books(stage).doubled().isEmpty();
    }

    static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void beside(Stage stage, Ordeal ordeal, ScheduledExecutorService beside) {
        beside.scheduleWithFixedDelay(() -> quietly(() -> say(stage, ordeal, "under way")), 10, 10, TimeUnit.SECONDS);
        if (stage.options().policy() == Policy.NAIVE_RETRY) {
            beside.scheduleWithFixedDelay(() -> retryNaively(stage), 0, 200, TimeUnit.MILLISECONDS);
        }
    }

    /** What a sender without any care does: no answer, so once more. */
    private static void retryNaively(Stage stage) {
        quietly(() -> stage.ledger().sql("""
                        update signup set state = 'waiting', unsure_since = null, due_at = accepted_at
                         where state = 'unsure'
                        """).update());
    }

    /** What has failed often waits for minutes; this lets the time pass. */
    private static void hurry(Stage stage) {
        quietly(() -> stage.ledger().sql("""
                        update outcome set due_at = clock_timestamp(), leased_until = null
                         where written_at is null and due_at > clock_timestamp() + interval '31 seconds'
                        """).update());
    }

    private static void quietly(Runnable update) {
        try {
            update.run();
        } catch (BadSqlGrammarException e) {
            return; // the ledger has no tables yet
        } catch (RuntimeException e) {
            System.out.println("chaos: " + e.getMessage());
        }
    }

    private static void say(Stage stage, Ordeal ordeal, String what) {
        var books = new Books(stage);
        var tally = ordeal.tally();
        System.out.println("chaos: " + what + ": " + stage.table().rows() + " rows, "
                + stage.table().open() + " open, " + tally.kills() + " kills, " + tally.stops() + " stops, "
                + tally.outages() + " outages, " + books.mailed() + " mailed, "
                + books.doubled().size() + " twice");
    }
}
