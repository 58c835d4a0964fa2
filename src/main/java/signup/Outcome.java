package signup;

import java.time.Instant;

/**
 * One state to be told to the partner.
 *
 * @param id the ledger's number of this outcome
 * @param key whose outcome it is
 * @param status the state reached
 * @param envelopeId DocuSign's id, or "" if there is no envelope
 * @param reason why, or ""
 * @param occurredAt when it happened at its source
 * @param attempt how often it has been handed to the partner's database, this time included
 */
public record Outcome(
        long id, SignupKey key, SignupState status, String envelopeId, String reason, Instant occurredAt, int attempt) {

    /** Without the reason, which a person wrote. */
    @Override
    public String toString() {
        return "Outcome[" + key + " " + status.word() + "]";
    }
}
