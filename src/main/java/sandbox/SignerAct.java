package sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person may do with an envelope; a plus tag in the address ({@code anna+decline@example.com}) decides it. FAIL is
 * a check of who they are that they do not pass, REASSIGN gives the part to somebody else; CORRECT and RESUME are the
 * sender's, who stops the signing and lets it go on.
 */
public enum SignerAct {
    SIGN,
    DECLINE,
    EXPIRE,
    VIEW,
    BOUNCE,
    VOID,
    FAIL,
    REASSIGN,
    CORRECT,
    RESUME,
    IGNORE;

    /** The word in addresses, options and control paths. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SignerAct> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
    }

    static Optional<SignerAct> tagged(String email) {
        int plus = email.indexOf('+');
        int at = email.lastIndexOf('@');
        return plus < 0 || at < plus ? Optional.empty() : of(email.substring(plus + 1, at));
    }
}
