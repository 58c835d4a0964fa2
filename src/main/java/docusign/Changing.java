package docusign;

import java.time.Duration;

/** What became of a change that DocuSign was asked for. Whoever handles it must handle all four: silence is no success. */
public sealed interface Changing {

    /** DocuSign has done it and says so. */
    record Taken() implements Changing {}

    /**
     * Nothing was changed, and asking again unchanged will not help.
     *
     * @param why DocuSign's code or ours; names nobody
     */
    record Refused(String why) implements Changing {}

    /** Nothing was changed, for a reason that passes. */
    record Later(Duration pause, String why) implements Changing {}

    /** The call may have left, and nothing understandable came back: nobody knows. */
    record Unheard(String why) implements Changing {}
}
