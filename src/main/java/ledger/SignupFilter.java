package ledger;

import java.time.Instant;

/**
 * Which sign-ups an operator wants to see.
 *
 * @param partner its name, or "" for all
 * @param state a state's word, {@link #STUCK}, {@link #PARKED}, {@link #MISSING}, or "" for all
 * @param since only those that have stood where they stand since then or later
 * @param after the cursor of the page before, 0 for the first page
 * @param most never more than that
 */
public record SignupFilter(String partner, String state, Instant since, long after, int most) {

    /** Waits for a person: waiting or unsure without a time at which anything would happen by itself. */
    public static final String STUCK = "stuck";

    /** Its partner's database refuses an outcome, which waits for a person. */
    public static final String PARKED = "parked";

    /** DocuSign does not know its open envelope any more. */
    public static final String MISSING = "missing";
}
