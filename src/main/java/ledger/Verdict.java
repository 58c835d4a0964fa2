package ledger;

import signup.SignupState;

/** What came of an operator's decision about one sign-up. */
public sealed interface Verdict {

    /** It was done and kept in the history. */
    record Done() implements Verdict {}

    /**
     * Nothing was changed.
     *
     * @param state where it stands now
     * @param why it cannot be done
     */
    record Refused(SignupState state, String why) implements Verdict {}

    /** There is no such sign-up. */
    record Unknown() implements Verdict {}
}
