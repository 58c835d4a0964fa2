package ledger;

import java.time.Instant;
import java.util.Optional;
import signup.StatusChange;

/**
 * One webhook as it is stored.
 *
 * @param digest the same for a message and its repetition
 * @param account DocuSign's id of the account, as the message says
 * @param envelopeId DocuSign's id of the envelope, or ""
 * @param event DocuSign's word
 * @param generatedAt the event's own time
 * @param news what it says of a signature, if that is to be applied
 */
public record ConnectEvent(
        byte[] digest,
        String account,
        String envelopeId,
        String event,
        Instant generatedAt,
        Optional<StatusChange> news) {

    /** Without the reason, which a person wrote. */
    @Override
    public String toString() {
        return "ConnectEvent[" + event + " " + envelopeId + "]";
    }
}
