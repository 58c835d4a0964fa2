package throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to make one call, counted in its hour and from its moment on in the burst window.
 *
 * @param account whose
 * @param hour start of the hour it counts in, by the database's clock
 * @param taken {@link System#nanoTime()} before it was asked for
 * @param startWithin how old it may be when its call leaves: an older one could arrive after it has ceased to count
 */
public record Permit(String account, Instant hour, long taken, Duration startWithin) {

    /** Whether its call must not leave any more. */
    public boolean stale(long now) {
        return now - taken > startWithin.toNanos();
    }
}
