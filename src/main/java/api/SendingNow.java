package api;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import ledger.SiteSignup;

/** Sends one sign-up before any batch, because its person waits for the page to go on. */
@FunctionalInterface
public interface SendingNow {

    /**
     * Starts at once; what comes of it is in the ledger when the future ends.
     *
     * @return empty if it cannot be started now, or another sender has it: then it is sent without us
     */
    Optional<CompletableFuture<?>> send(SiteSignup signup);
}
