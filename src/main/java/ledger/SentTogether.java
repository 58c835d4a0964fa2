package ledger;

import static ledger.Statements.statement;
import static ledger.Statements.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.Lease;
import signup.SendResult.Sent;

/**
 * Records the envelopes of senders that are done at about the same time in one statement and one commit: while one batch
 * is being written the next one gathers. Each sender waits until its own is written, so that nothing is ever only in
 * memory, and whoever comes first writes for all; an idle service writes each at once.
 */
final class SentTogether {

    private static final String SENT_TOGETHER = statement("record-sent-together");
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Predicate<Waiting> alone;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** @param alone writes a single one; false if its lease was lost */
    SentTogether(JdbcClient jdbc, Predicate<Waiting> alone) {
        this.jdbc = jdbc;
        this.alone = alone;
    }

    /** One envelope that is to be recorded, and the sender that waits for it. */
    static final class Waiting {
        final Lease lease;
        final Sent sent;
        final boolean tell;
        private final Thread sender = Thread.currentThread();
        private volatile Written written = Written.NOT_YET;

        Waiting(Lease lease, Sent sent, boolean tell) {
            this.lease = lease;
            this.sent = sent;
            this.tell = tell;
        }

        private void is(Written end) {
            written = end;
            LockSupport.unpark(sender);
        }
    }

    private enum Written {
        NOT_YET,
        YES,
        ONLY_ALONE
    }

    /**
     * Records it.
     *
     * @return false if the lease was lost meanwhile and nothing was recorded
     */
    boolean record(Waiting mine) {
        waiting.add(mine);
        var interrupted = false;
        while (mine.written == Written.NOT_YET) {
            if (writing.tryLock()) {
                writeFor(mine);
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted(); // it would not wait any more
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return mine.written == Written.YES || alone.test(mine);
    }

    /** Afterwards the next one that waits is woken: it had come too late for this batch and writes its own. */
    private void writeFor(Waiting mine) {
        try {
            if (mine.written == Written.NOT_YET) {
                write(gathered());
            }
        } finally {
            writing.unlock();
            var next = waiting.peek();
            if (next != null) {
                LockSupport.unpark(next.sender);
            }
        }
    }

    private List<Waiting> gathered() {
        var batch = new ArrayList<Waiting>();
        for (var next = waiting.poll(); next != null; next = batch.size() < MOST ? waiting.poll() : null) {
            batch.add(next);
        }
        return batch;
    }

    /**
     * What cannot be written together is written one by one, each by its own sender: a bad one spoils no other, one whose
     * row somebody holds keeps no other waiting, and one that has lost its lease hears so.
     */
    private void write(List<Waiting> batch) {
        var moved = Set.<Fence>of();
        try {
            moved = together(batch);
        } catch (DataAccessException e) {
            moved = Set.of(); // whoever writes it alone meets the same trouble, and tells it
        } finally {
            for (var one : batch) {
                one.is(moved.contains(Fence.of(one.lease)) ? Written.YES : Written.ONLY_ALONE);
            }
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
