package throttle;

import java.util.Locale;

/** Who asks for a permit. An earlier lane goes before a later one where there is not enough for all. */
public enum Lane {
    /** A person waits for the answer. */
    INTERACTIVE,
    /** Sign-ups of a batch. */
    SEND,
    /** Learning what became of envelopes, and everything else that can wait. */
    RECONCILE,
    /** Fetching what was signed, for which nobody waits at all. */
    DOCUMENTS;

    /** The word in the database, in metrics and in the log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
