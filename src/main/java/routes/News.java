package routes;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import ledger.Tally;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import partners.ActivePartners;
import partners.Partner;
import signup.Row;

/** Wakes the senders of this replica when it has taken in something to send, so that nobody waits for the next look. */
@Component
class News implements Tally {

    private static final long LOOK = 250;

    private final ActivePartners partners;
    private final Map<String, Semaphore> accounts = new ConcurrentHashMap<>();

    News(ActivePartners partners) {
        this.partners = partners;
    }

    @Override
    public void accepted(String partner, long signups, Collection<? extends Row> rows) {
        if (signups > 0) {
            partners.named(partner).map(Partner::account).ifPresent(this::onceCommitted);
        }
    }

    private void onceCommitted(String account) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            arrived(account);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                arrived(account);
            }
        });
    }

    private void arrived(String account) {
        var news = of(account);
        news.drainPermits();
        news.release();
    }

    private Semaphore of(String account) {
        return accounts.computeIfAbsent(account, any -> new Semaphore(0));
    }

    /**
     * Whether something of that account has come in since it was last asked, or comes in within that time.
     *
     * @param over ends the waiting within a quarter of a second
     */
    boolean of(String account, Duration patience, BooleanSupplier over) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && !over.getAsBoolean()) {
            if (of(account).tryAcquire(LOOK, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }
}
