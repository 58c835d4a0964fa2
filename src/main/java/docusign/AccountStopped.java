package docusign;

import java.time.Duration;

/** Nothing of an account can be called for now: says why, what to do, and when it is worth another try. */
public final class AccountStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration tryAgain;
    private final boolean forPerson;

    private AccountStopped(String why, Duration tryAgain, boolean forPerson) {
        super(why);
        this.tryAgain = tryAgain;
        this.forPerson = forPerson;
    }

    /** Passes by itself; worth another try in ten seconds. */
    static AccountStopped forNow(String why) {
        return new AccountStopped(why, Duration.ofSeconds(10), false);
    }

    /** Only a person can mend it; probed after a minute, then ever more rarely. */
    static AccountStopped untilMended(String why) {
        return new AccountStopped(why, Duration.ofMinutes(1), true);
    }

    /** Whether only a person can mend it. */
    boolean forPerson() {
        return forPerson;
    }

    /** When to probe again. */
    public Duration tryAgain() {
        return tryAgain;
    }
}
