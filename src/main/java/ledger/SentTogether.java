package ledger;

import static ledger.Statements.statement;
import static ledger.Statements.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.Lease;
import signup.SendResult.Sent;

/**
 * Records the envelopes of senders that are done at about the same time in one statement and one commit: while one batch
 * is being written the next one gathers, and where they come thick and fast it gathers for some milliseconds. Nobody is
 * done before its own is written, so that nothing is ever only in memory; an idle service writes each at once.
 */
final class SentTogether {

    private static final String SENT_TOGETHER = statement("record-sent-together");
    private static final int MOST = 200;

    /** A batch of so many is not waited for any longer: the next ones would make it little cheaper for each. */
    private static final int ENOUGH = 64;

    /** After a batch of so many more are awaited, for so long at most: far less than a call of DocuSign takes. */
    private static final int DENSE = 4;

    private static final long GATHERING = Duration.ofMillis(8).toNanos();

    private final JdbcClient jdbc;
    private final Predicate<Waiting> alone;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger many = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Executor threads = Executors.newCachedThreadPool(SentTogether::thread);
    private volatile Thread gathering;
    private int last;
    private long lastEnd;

    /** @param alone writes a single one; false if its lease was lost */
    SentTogether(JdbcClient jdbc, Predicate<Waiting> alone) {
        this.jdbc = jdbc;
        this.alone = alone;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "record-sent");
        thread.setDaemon(true);
        return thread;
    }

    /** One envelope that is to be recorded, and what its sender waits for. */
    static final class Waiting {
        final Lease lease;
        final Sent sent;
        final boolean tell;
        private final CompletableFuture<Boolean> written = new CompletableFuture<>();

        Waiting(Lease lease, Sent sent, boolean tell) {
            this.lease = lease;
            this.sent = sent;
            this.tell = tell;
        }
    }

    /**
     * Records it.
     *
     * @return false if the lease was lost meanwhile and nothing was recorded; completed by a thread that writes for all,
     *     which must not be kept long
     */
    CompletableFuture<Boolean> record(Waiting mine) {
        waiting.add(mine);
        if (many.incrementAndGet() == ENOUGH) {
            LockSupport.unpark(gathering);
        }
        writeSoon();
        return mine.written;
    }

    private void writeSoon() {
        if (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
            var begun = false;
            try {
                threads.execute(this::write);
                begun = true;
            } finally {
                writing.compareAndSet(true, begun);
            }
        }
    }

    /** Whatever happens, the next ones are written. */
    private void write() {
        try {
            gather();
            write(gathered());
        } finally {
            lastEnd = System.nanoTime();
            writing.set(false);
            writeSoon();
        }
    }

    private void gather() {
        var end = lastEnd + GATHERING;
        gathering = Thread.currentThread();
        for (var left = end - System.nanoTime(); last >= DENSE && left > 0 && many.get() < ENOUGH; ) {
            LockSupport.parkNanos(this, left);
            left = end - System.nanoTime();
        }
        gathering = null;
    }

    private List<Waiting> gathered() {
        var batch = new ArrayList<Waiting>();
        for (var next = waiting.poll(); next != null; next = batch.size() < MOST ? waiting.poll() : null) {
            batch.add(next);
        }
        many.addAndGet(-batch.size());
        last = batch.size();
        return batch;
    }

    /**
     * What cannot be written together is written one by one, each by a thread of its own: a bad one spoils no other, one
     * whose row somebody holds keeps no other waiting, and one that has lost its lease hears so.
     */
    private void write(List<Waiting> batch) {
        var moved = Set.<Fence>of();
        try {
            moved = together(batch);
        } catch (RuntimeException e) {
            moved = Set.of(); // whoever writes it alone meets the same trouble, and tells it
        } finally {
            for (var one : batch) {
                if (moved.contains(Fence.of(one.lease))) {
                    one.written.complete(true);
                } else {
                    threads.execute(() -> writeAlone(one));
                }
            }
        }
    }

    private void writeAlone(Waiting one) {
        try {
            one.written.complete(alone.test(one));
        } catch (RuntimeException | Error e) {
            one.written.completeExceptionally(e);
        }
    }

    private record Fence(long id, long epoch) {
        static Fence of(Lease lease) {
            return new Fence(lease.id(), lease.epoch());
        }
    }

    private Set<Fence> together(List<Waiting> batch) {
        return jdbc.sql(SENT_TOGETHER)
                .param("ids", array(batch, one -> one.lease.id(), new Long[0]))
                .param("epochs", array(batch, one -> one.lease.epoch(), new Long[0]))
                .param("envelopes", array(batch, one -> one.sent.envelopeId(), new String[0]))
                .param("ats", array(batch, one -> time(one.sent.at()).toString(), new String[0]))
                .param("tell", array(batch, one -> one.tell, new Boolean[0]))
                .query((row, number) -> new Fence(row.getLong("id"), row.getLong("epoch")))
                .set();
    }

    private static <T> T[] array(List<Waiting> batch, Function<Waiting, T> what, T[] type) {
        return batch.stream().map(what).toList().toArray(type);
    }
}
