package api;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ledger.SiteSignup;
import ledger.SiteSignups;
import ledger.SiteSignups.HandedIn;
import org.springframework.stereotype.Component;
import signup.Signup;

/**
 * Takes one sign-up from a site and has it sent while its person waits. However often and from however many replicas it is
 * handed in, it is one row of the ledger, and that is leased once: nothing here can make a second envelope.
 */
@Component
class SignupDesk {

    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(800);

    /** Callers who wait for somebody else's sending hold a thread each. */
    private static final int WAITING = 64;

    private final SiteSignups signups;
    private final SendingNow sending;
    private final Duration patience;
    private final Semaphore waiting = new Semaphore(WAITING);

    SignupDesk(SiteSignups signups, SendingNow sending, SiteProperties api, MeterRegistry meters) {
        this.signups = signups;
        this.sending = sending;
        this.patience = api.patience();
        meters.gauge("countersign.site.waiting", waiting, free -> WAITING - free.availablePermits());
    }

    /** Remembers it and sends it, if both can be done while somebody waits. */
    HandedIn handIn(Signup signup, String account, String keyId, String returnUrl) throws InterruptedException {
        var handed = signups.handIn(signup, account, keyId, returnUrl);
        if (!handed.fresh() && !handed.signup().same(signup) || !handed.signup().coming()) {
            return handed;
        }
        var end = System.nanoTime() + patience.toNanos();
        var started = sending.send(handed.signup());
        if (started.isPresent()) {
            await(started.get());
        } else {
            awaitOther(handed.signup(), end);
        }
        return new HandedIn(handed.fresh(), signups.one(signup.key()).orElseThrow());
    }

    private void await(CompletableFuture<?> sent) throws InterruptedException {
        try {
            sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // it goes on without us; the ledger is asked what is known
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sign-up could not be sent", e.getCause());
        }
    }

    /** Another sender has it, or will have it in a moment. */
    private void awaitOther(SiteSignup signup, long end) throws InterruptedException {
        if (!waiting.tryAcquire()) {
            return;
        }
        try {
            var pause = FIRST_LOOK;
            while (System.nanoTime() < end
                    && signups.one(signup.key()).orElseThrow().coming()) {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                pause = pause.compareTo(LONGEST_LOOK) < 0 ? pause.multipliedBy(2) : pause;
            }
        } finally {
            waiting.release();
        }
    }
}
