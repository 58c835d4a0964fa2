package routes;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ThreadPoolProfile;

/**
 * The senders of one account that are not sending. Permits and leases are taken for these only, so that no lease waits in
 * a queue while its time runs, and a call that hears nothing holds up no other. There are more senders than calls may be
 * under way: while they have their answers written down, or have got their lease early, no line stands idle.
 */
final class FreeSenders {

    /** While calls take longer nobody gets a lease early: its permit would grow too old while it waits for a line. */
    private static final Duration SLOW = Duration.ofMillis(800);

    /** While calls take less there are spares for each line, else for every second: so the ledger is asked in large batches. */
    private static final Duration QUICK = Duration.ofMillis(25);

    private static final int SPARES = 6;

    /**
     * Rounds of few leases cost as much as those of many, so the first free sender waits so long for others: until a part
     * of the spares is free, because so long all lines have work.
     */
    private static final Duration GATHERING = Duration.ofMillis(50);

    /** Name of the threads of each account. */
    static final String THREADS = "senders";

    private static final String CALL = "senderInCall";

    private final int many;
    private final LongSupplier nanoTime;
    private final Semaphore free;
    private final Semaphore lines;
    private volatile int spares;

    /** @param lines how many calls may be under way */
    FreeSenders(int lines) {
        this(lines, System::nanoTime);
    }

    FreeSenders(int lines, LongSupplier nanoTime) {
        this.many = lines;
        this.spares = Math.max(1, lines / 2);
        this.nanoTime = nanoTime;
        this.free = new Semaphore(lines + waiting(lines));
        this.lines = new Semaphore(lines);
    }

    private static int waiting(int lines) {
        return SPARES * lines;
    }

    /** A thread for each line, and room for all leases: none is ever sent by the thread that hands them out. */
    static ThreadPoolProfile threads(int lines) {
        return new ThreadPoolProfileBuilder(THREADS)
                .poolSize(lines)
                .maxPoolSize(lines)
                .maxQueueSize(lines + waiting(lines))
                .build();
    }

    /** Takes all that are free, as soon as some are; none if the patience ends first. */
    int take(Duration patience) throws InterruptedException {
        var kept = waiting(many) - spares;
        if (spares == 0) {
            return takeForLines(patience);
        }
        if (!takeBeside(kept, 1, patience)) {
            return 0;
        }
        try {
            var some = Math.max(1, spares / (spares > many ? 3 : 2));
            var more = takeBeside(kept, some, GATHERING) ? some : 0;
            var rest = free.availablePermits() - kept;
            return 1 + more + (rest > 0 && free.tryAcquire(rest) ? rest : 0);
        } catch (InterruptedException e) {
            giveBack(1);
            throw e;
        }
    }

    /** Takes that many if so many are left. */
    private boolean takeBeside(int kept, int wanted, Duration patience) throws InterruptedException {
        var taken = free.tryAcquire(kept + wanted, patience.toMillis(), TimeUnit.MILLISECONDS);
        if (taken) {
            free.release(kept);
        }
        return taken;
    }

    /** Only as many as may call at once. */
    private int takeForLines(Duration patience) throws InterruptedException {
        if (!lines.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return 0;
        }
        lines.release();
        if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return 0;
        }
        var taken = 1 + free.drainPermits();
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
            call.senders().ended(call.since(), exchange.getVariable(CallDocuSign.LEFT_AT) != null);
        }
    }

    /** @param left whether DocuSign was called at all: only then the time says something about it */
    private void ended(long since, boolean left) {
        var took = nanoTime.getAsLong() - since;
        spares = !left
                ? spares
                : took > SLOW.toNanos() ? 0 : took > QUICK.toNanos() ? Math.max(1, many / 2) : waiting(many);
        lines.release();
    }

    private record InCall(FreeSenders senders, long since) {}
}
