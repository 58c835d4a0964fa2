package docusign;

import java.time.Duration;

/** Nothing of an account can be called for now: says why, what to do, and when it is worth another try. */
public final class AccountStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration tryAgain;

    AccountStopped(String why, Duration tryAgain) {
        super(why);
        this.tryAgain = tryAgain;
    }

    /** When to probe again. */
    public Duration tryAgain() {
        return tryAgain;
    }
}
