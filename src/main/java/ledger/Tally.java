package ledger;

import java.util.Collection;
import signup.Lease;
import signup.Outcome;
import signup.Row;
import signup.SendResult;
import signup.SignupState;

/** Hears what becomes of sign-ups when the ledger records it, so that it is counted without asking the ledger again. */
public interface Tally {

    /** Counts nothing. */
    Tally NONE = new Tally() {};

    /** So many of these rows of the partner were new or corrected. */
    default void accepted(String partner, long signups, Collection<? extends Row> rows) {}

    /** What came of one call was recorded. */
    default void recorded(Lease lease, SendResult result) {}

    /** So many of the partner's sign-ups have come to that state without a call of ours. */
    default void moved(String partner, String account, SignupState state, long signups) {}

    /** So many of the partner's sign-ups lost their sender in the middle of a call. */
    default void doubted(String partner, long signups) {}

    /** So many sign-ups in doubt turned out to have an envelope: sending them again would have doubled it. */
    default void foundInDoubt(String partner, long signups) {}

    /** One sign-up in doubt has no envelope, and is sent again. */
    default void resent(String partner) {}

    /** The partner's database has taken it. */
    default void told(Outcome outcome) {}

    /** So many changes of the partner's envelopes came by a listing and by no webhook. */
    default void repaired(String partner, long changes) {}
}
