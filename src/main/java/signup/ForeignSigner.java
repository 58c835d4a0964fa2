package signup;

import java.time.Instant;

/**
 * One signer of an envelope that another tool of the account has made.
 *
 * @param envelopeId DocuSign's id
 * @param signer DocuSign's id of the signer in it
 * @param email the signer's address
 * @param subject of the envelope's mail
 * @param state {@code sent} or {@code delivered}, or {@code ended} for all that can be signed no more by this one
 * @param sentAt when it was sent
 * @param changedAt when it changed last
 */
public record ForeignSigner(
        String envelopeId,
        String signer,
        String email,
        String subject,
        String state,
        Instant sentAt,
        Instant changedAt) {

    /** Nobody. */
    @Override
    public String toString() {
        return "ForeignSigner[" + envelopeId + "]";
    }
}
