package throttle;

import java.time.Instant;
import java.util.Map;

/**
 * What an operator sees of an account's quota.
 *
 * @param hourUsed calls of the current hour: what DocuSign has counted, or what we took if that is more
 * @param hourLimit calls of an hour, as DocuSign says or as configured
 * @param burstLimit calls in 30 seconds, the same way
 * @param lanes permits taken in the current hour, by lane
 * @param othersUsed calls of other applications in the current hour, as far as we have heard
 * @param refused calls refused for a limit in the current hour
 * @param closedUntil until when DocuSign or a fault keeps the account closed; in the past if it is open
 * @param closedWhy why, or ""
 */
public record Usage(
        int hourUsed,
        int hourLimit,
        int burstLimit,
        Map<Lane, Integer> lanes,
        int othersUsed,
        int refused,
        Instant closedUntil,
        String closedWhy) {

    /** Before the first call. */
    public static Usage none(Limits limits) {
        return new Usage(0, limits.hourly(), limits.burst(), Map.of(), 0, 0, Instant.EPOCH, "");
    }

    /** Calls that are left of the current hour. */
    public int left() {
        return Math.max(0, hourLimit - hourUsed);
    }
}
