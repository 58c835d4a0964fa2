package throttle;

import java.time.Instant;
import java.util.Map;

/**
 * What an operator sees of an account's quota.
 *
 * @param hourUsed calls of the current hour: what DocuSign has counted, or what we took if that is more
 * @param hourLimit calls of an hour, as DocuSign says or as configured
 * @param hourSaid calls of an hour as DocuSign said last, 0 if it has not
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
        int hourSaid,
        int burstLimit,
        Map<Lane, Integer> lanes,
        int othersUsed,
        int refused,
        Instant closedUntil,
        String closedWhy) {

    /** Before the first call. */
    public static Usage none(Limits limits) {
        return new Usage(0, limits.hourly(), 0, limits.burst(), Map.of(), 0, 0, Instant.EPOCH, "");
    }

    /** The limits as they are in force: DocuSign's word may differ from what is configured. */
    Limits inForce(Limits configured) {
        return new Limits(
                hourLimit,
                burstLimit,
                configured.hour(),
                configured.burstLength(),
                configured.reserve(),
                configured.pace());
    }

    /** The same after so many calls of the current hour, whatever has been called in earlier ones. */
    Usage withHourUsed(int calls) {
        return new Usage(calls, hourLimit, hourSaid, burstLimit, lanes, othersUsed, refused, closedUntil, closedWhy);
    }

    /** Calls that are left of the current hour. */
    public int left() {
        return Math.max(0, hourLimit - hourUsed);
    }
}
