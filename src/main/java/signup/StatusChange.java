package signup;

import java.time.Instant;

/**
 * News of one envelope, from a listing or a webhook.
 *
 * @param envelopeId DocuSign's id
 * @param key {@code partner:ref} from the envelope's custom field, or "" if the envelope carries none
 * @param state what DocuSign says the envelope is now, in our words
 * @param reason why it ended, in the words of the signer or sender, or ""
 * @param occurredAt the event's own time at DocuSign
 */
public record StatusChange(String envelopeId, String key, SignupState state, String reason, Instant occurredAt) {

    /** Without the reason, which a person wrote. */
    @Override
    public String toString() {
        return "StatusChange[" + envelopeId + " " + state.word() + "]";
    }
}
