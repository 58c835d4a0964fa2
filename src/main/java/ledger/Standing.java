package ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import signup.SignupState;

/**
 * Where a sign-up stands when an operator decides about it, and what he may do with it.
 *
 * @param stuck whether nothing more happens by itself
 * @param givenUp whether an operator has ended it
 * @param settlesAt until when DocuSign may still show the envelope in doubt; null without doubt
 */
record Standing(
        long id,
        long epoch,
        SignupState state,
        int attempt,
        boolean stuck,
        boolean givenUp,
        Instant settlesAt,
        boolean settling) {

    private static final Set<SignupState> AGAIN = Set.of(
            SignupState.UNSURE, SignupState.REFUSED, SignupState.DECLINED, SignupState.VOIDED, SignupState.EXPIRED);
    private static final Set<SignupState> OPEN =
            Set.of(SignupState.SENT, SignupState.DELIVERED, SignupState.BOUNCED, SignupState.COMPLETED);

    /** Why it cannot be tried again, or nothing if it can. */
    Optional<String> againstRetry() {
        if (givenUp) {
            return Optional.of("it was given up by an operator; resend it if it is to be sent after all");
        } else if (stuck || state == SignupState.REFUSED) {
            return Optional.empty();
        } else if (state == SignupState.WAITING) {
            return Optional.of("it is not stuck: it is sent when it is due");
        } else if (state == SignupState.UNSURE) {
            return Optional.of("it is being looked up already; an operator is asked if that finds nothing");
        } else if (state == SignupState.INVALID) {
            return Optional.of("the partner's row is no sign-up; the partner must correct it");
        }
        return Optional.of(state == SignupState.SENDING ? "a call may be under way" : "it has an envelope");
    }

    /** Why it cannot be sent again as a new envelope, or nothing if it can. */
    Optional<String> againstResend() {
        if (settling) {
            return Optional.of(
                    "DocuSign may still show the envelope in doubt until " + settlesAt.truncatedTo(ChronoUnit.SECONDS));
        } else if (AGAIN.contains(state)) {
            return Optional.empty();
        } else if (OPEN.contains(state)) {
            return Optional.of("its envelope is open or signed");
        } else if (state == SignupState.INVALID) {
            return againstRetry();
        }
        return Optional.of(
                state == SignupState.SENDING ? "a call may be under way" : "nothing of it was sent; it waits to be");
    }

    /** Why it cannot be given up, or nothing if it can. */
    Optional<String> againstGivingUp() {
        if (givenUp) {
            return Optional.of("it was given up already");
        } else if (state == SignupState.WAITING || state == SignupState.UNSURE || state == SignupState.REFUSED) {
            return Optional.empty();
        } else if (state == SignupState.SENDING) {
            return Optional.of("a call may be under way");
        }
        return Optional.of(state == SignupState.INVALID ? "it has ended already" : "it has an envelope");
    }
}
