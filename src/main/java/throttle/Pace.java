package throttle;

/** How the permits of an hour are spent. */
public enum Pace {
    /** As fast as both windows allow. */
    BURST,
    /** Spread over the hour, for accounts that are shared with people. */
    EVEN
}
