package throttle;

import java.time.Instant;

/**
 * The answer to a request for permits.
 *
 * @param permits how many calls may be made now, none up to the number asked for
 * @param askAgain when it is worth asking for more
 */
public record Grant(int permits, Instant askAgain) {}
