package routes;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;

/**
 * The senders of one account that are not sending. Permits and leases are taken for these only, so that no lease waits in
 * a queue while its time runs, and a call that hears nothing holds up no other. There are a few senders more than calls
 * may be under way: while they have their answers written down, or have got their lease early, no line stands idle.
 */
final class FreeSenders {

    /** One more for so many lines: a lease that comes early waits for a quarter of a call. */
    private static final int LINES_A_SPARE = 4;

    /** When calls take longer nobody gets a lease early: its permit would grow too old while it waits for a line. */
    private static final Duration QUICK = Duration.ofMillis(800);

    /** Rounds of few leases cost as much as those of many, so the first free sender waits so long for others. */
    private static final Duration GATHERING = Duration.ofMillis(3);

    private static final String CALL = "senderInCall";

    private final int all;
    private final LongSupplier nanoTime;
    private final Semaphore free;
    private final Semaphore lines;
    private volatile boolean slow;

    /** @param lines how many calls may be under way */
    FreeSenders(int lines) {
        this(lines, System::nanoTime);
    }

    FreeSenders(int lines, LongSupplier nanoTime) {
        this.all = senders(lines);
        this.nanoTime = nanoTime;
        this.free = new Semaphore(all);
        this.lines = new Semaphore(lines);
    }

    /** How many senders there are for so many lines. */
    static int senders(int lines) {
        return lines + Math.max(1, lines / LINES_A_SPARE);
    }

    /** Takes all that are free, as soon as some are; none if the patience ends first. */
    int take(Duration patience) throws InterruptedException {
        if (slow) {
            return takeForLines(patience);
        }
        if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return 0;
        }
        var some = Math.max(1, all / 4);
        var more = free.tryAcquire(some, GATHERING.toMillis(), TimeUnit.MILLISECONDS) ? some : 0;
        return 1 + more + free.drainPermits();
    }

    /** Only as many as may call at once. */
    private int takeForLines(Duration patience) throws InterruptedException {
        if (!lines.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return 0;
        }
        lines.release();
        var taken = free.drainPermits();
        var kept = Math.min(taken, Math.max(1, lines.availablePermits()));
        free.release(taken - kept);
        return kept;
    }

    /** They are free again. */
    void giveBack(int senders) {
        free.release(senders);
    }

    /** Waits until fewer calls are under way than may be; this sender's calls count as one until {@link #hangUp}. */
    void begin(Exchange exchange) throws InterruptedException {
        lines.acquire();
        exchange.setProperty(CALL, new InCall(this, nanoTime.getAsLong()));
    }

    /** The last call has ended: another one may begin while its answer is written down. */
    static void hangUp(Exchange exchange) {
        if (exchange.removeProperty(CALL) instanceof InCall call) {
            call.senders().ended(call.since());
        }
    }

    private void ended(long since) {
        slow = nanoTime.getAsLong() - since > QUICK.toNanos();
        lines.release();
    }

    private record InCall(FreeSenders senders, long since) {}
}
