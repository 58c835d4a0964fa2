package signup;

import java.time.Instant;
import java.util.Optional;

/**
 * News of one envelope, from a listing or a webhook.
 *
 * @param envelopeId DocuSign's id
 * @param key the sign-up the envelope belongs to, if it carries our custom field
 * @param state what DocuSign says the envelope is now, in our words
 * @param reason why it ended, in the words of the signer or sender, or ""
 * @param sentAt when the envelope was sent
 * @param occurredAt the event's own time at DocuSign
 */
public record StatusChange(
        String envelopeId,
        Optional<SignupKey> key,
        SignupState state,
        String reason,
        Instant sentAt,
        Instant occurredAt) {

    /** Without the reason, which a person wrote. */
    @Override
    public String toString() {
        return "StatusChange[" + envelopeId + " " + state.word() + "]";
    }
}
