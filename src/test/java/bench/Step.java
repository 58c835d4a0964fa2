package bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The steps between which a process may die; from outside it can be held at each. */
public enum Step {
    /** The ledger has the lease and the transaction id; the call has not arrived. */
    LEASED,
    /** The envelope, or the draft, is created; the answer has not arrived. */
    CALLED,
    /** The answer arrives this moment. */
    ANSWERED,
    /** The answer is understood; the ledger has not recorded it. */
    RECORDING,
    /** The draft is recorded; the call that sends it has not arrived. */
    DRAFTED,
    /** The draft was sent; the answer has not arrived. */
    MAILED,
    /** The ledger has the row; the partner's table is not marked. */
    CLAIMING,
    /** The outcome is in a writer's hands; the partner's table does not have it. */
    WRITING,
    /** The partner's table has the outcome; the ledger has not noted it. */
    WRITTEN;

    /** The steps that such a delivery has. */
    public static List<Step> of(boolean twoStep) {
        return Arrays.stream(values())
                .filter(step -> twoStep || step != DRAFTED && step != MAILED)
                .toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
