package ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import signup.SignupKey;
import signup.SignupState;

/**
 * A sign-up as it stands when an operator wants its envelope or its signer changed.
 *
 * @param epoch grows with every decision about it
 * @param envelope the envelope that counts, or ""
 * @param sentAt when that was sent; null without one
 * @param name of the signer, as the envelope has it
 * @param email of the signer, likewise
 * @param template the partner's word for it
 * @param clientUserId for embedded signing, or ""
 * @param givenUp whether an operator has ended it
 */
public record OpenSignup(
        SignupKey key,
        long id,
        long epoch,
        SignupState state,
        String account,
        String envelope,
        Instant sentAt,
        String name,
        String email,
        String template,
        String clientUserId,
        int attempt,
        boolean givenUp) {

    private static final Set<SignupState> OUT = Set.of(SignupState.SENT, SignupState.DELIVERED, SignupState.BOUNCED);
    private static final Set<SignupState> UNSENT = Set.of(
            SignupState.WAITING, SignupState.REFUSED, SignupState.DECLINED, SignupState.VOIDED, SignupState.EXPIRED);

    /** Whether its envelope is out and has not ended. */
    public boolean isOut() {
        return OUT.contains(state);
    }

    /** Why its envelope cannot be changed, or nothing if it can. */
    public Optional<String> againstChange() {
        return switch (state) {
            case SENT, DELIVERED, BOUNCED -> Optional.empty();
            case WAITING, REFUSED -> Optional.of("it has no envelope; give-up ends it without one");
            case UNSURE -> Optional.of("whether it has an envelope is being looked up; give-up ends it without one");
            case SENDING -> Optional.of("a call may be under way");
            case INVALID -> Optional.of("the partner's row is no sign-up and has no envelope");
            case COMPLETED, DECLINED, VOIDED, EXPIRED -> Optional.of("its envelope has ended");
        };
    }

    /** Why its signer cannot be corrected in the ledger alone, or nothing if that is enough. */
    public Optional<String> againstCorrection() {
        if (givenUp) {
            return Optional.of("it was given up by an operator; resend it if it is to be sent after all");
        } else if (UNSENT.contains(state)) {
            return Optional.empty();
        }
        return Optional.of(
                state == SignupState.INVALID
                        ? "the partner's row is no sign-up; the partner must correct it"
                        : againstChange().orElse("it has an envelope"));
    }

    /** The key and the state alone: the rest is a person. */
    @Override
    public String toString() {
        return "OpenSignup[" + key + " " + state.word() + "]";
    }
}
