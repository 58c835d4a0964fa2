package throttle;

import java.time.Duration;

/**
 * The answer to a request for permits.
 *
 * @param permits how many calls may be made now, none up to the number asked for
 * @param extra how many more, by partners only that have had less than their share of the hour
 * @param pause how long to wait before it is worth asking for more
 * @param permit what each of the calls carries
 */
public record Grant(int permits, int extra, Duration pause, Permit permit) {

    /** All that were taken. */
    public int all() {
        return permits + extra;
    }
}
