package routes;

import java.time.Duration;
import java.util.List;
import signup.Lease;
import throttle.Permit;

/**
 * What one look at the ledger came to.
 *
 * @param leases what is to be sent now
 * @param permit what the first call of each is paid with
 * @param pause how long it is not worth looking again
 */
record Round(List<Lease> leases, Permit permit, Duration pause) {

    private static final Duration UNTIL_THE_NEXT_TICK = Duration.ofDays(1);

    /** Nothing to do. */
    static final Round OVER = new Round(List.of(), null, UNTIL_THE_NEXT_TICK);

    /** All senders are busy. */
    static final Round NOBODY_FREE = new Round(List.of(), null, Duration.ZERO);
}
