package throttle;

import java.time.Instant;

/**
 * What a replica has heard of one account since it told the others. Null is what nobody said.
 *
 * @param hour of the permits that {@code answered}, {@code unused} and {@code refused} are about
 * @param answered calls that have ended, however
 * @param unused permits whose call was not made
 * @param refused calls refused for a limit
 * @param said the windows as DocuSign sees them
 * @param sent nanoseconds when the call left that said so of the burst window
 * @param heard nanoseconds when it was answered
 */
record Report(Instant hour, int answered, int unused, int refused, Said said, long sent, long heard) {

    static final Report NOTHING = new Report(null, 0, 0, 0, Said.NOTHING, 0, 0);

    /** Both together: of calls the later hour counts, of what DocuSign said what {@link Said#and} keeps. */
    Report and(Report other) {
        var latest = other.said.nothing() || !said.nothing() && sent - other.sent > 0 ? this : other;
        var earlier = latest == this ? other : this;
        var both = earlier.said.and(latest.said);
        if (hour == null || other.hour != null && other.hour.isAfter(hour)) {
            return new Report(other.hour, other.answered, other.unused, other.refused, both, latest.sent, latest.heard);
        }
        var same = hour.equals(other.hour);
        return new Report(
                hour,
                answered + (same ? other.answered : 0),
                unused + (same ? other.unused : 0),
                refused + (same ? other.refused : 0),
                both,
                latest.sent,
                latest.heard);
    }
}
