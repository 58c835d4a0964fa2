package signup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a sign-up stands in the ledger. The order of the constants is the order in which news counts as later. */
public enum SignupState {
    /** The row itself is no sign-up. */
    INVALID,
    /** Due to be sent, now or at its time. */
    WAITING,
    /** Leased by a sender; its transaction id is stored. */
    SENDING,
    /** A call was made and nothing was heard. */
    UNSURE,
    /** DocuSign will never take it unchanged. */
    REFUSED,
    /** DocuSign has the envelope and mailed the signer. */
    SENT,
    /** The signer has opened it. */
    DELIVERED,
    /** The signer's mail came back; a corrected address may still save it. */
    BOUNCED,
    /** The signer said no. */
    DECLINED,
    /** The sender took it back. */
    VOIDED,
    /** Nobody signed in time. */
    EXPIRED,
    /** Signed. */
    COMPLETED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The state as the ledger, the partner's {@code :#status} and the configuration write it: lower case. */
    public String word() {
        return word;
    }

    /** The state of that word, if there is one. */
    public static Optional<SignupState> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
