package routes;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The senders of one account that are not sending. Permits and leases are taken for these only: no lease waits in a
 * queue while its time runs, and a call that hears nothing holds up no other.
 */
final class FreeSenders {

    private final Semaphore free;

    FreeSenders(int all) {
        this.free = new Semaphore(all);
    }

    /** Takes all that are free, as soon as one is; none if the patience ends first. */
    int take(Duration patience) throws InterruptedException {
        return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS) ? 1 + free.drainPermits() : 0;
    }

    /** They are free again. */
    void giveBack(int senders) {
        free.release(senders);
    }
}
