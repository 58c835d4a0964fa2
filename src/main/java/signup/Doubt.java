package signup;

import java.time.Instant;
import java.util.UUID;

/**
 * A sign-up whose create call was answered by silence.
 *
 * @param id the ledger's number of the sign-up
 * @param epoch of the lease under which the call was made, or later
 * @param account that was asked to send it
 * @param key under which DocuSign keeps the envelope, if there is one
 * @param attempt the attempt in doubt
 * @param transactionId by which DocuSign knows the attempt for seven days
 * @param draftId the draft whose sending is in doubt, in two-step delivery, or ""
 * @param acceptedAt no envelope for it can be older
 * @param settled whether DocuSign has had its time: "not listed" may now be believed
 * @param forgotten whether the doubt is so old that DocuSign does not know the transaction id any more
 */
public record Doubt(
        long id,
        long epoch,
        String account,
        SignupKey key,
        int attempt,
        UUID transactionId,
        String draftId,
        Instant acceptedAt,
        boolean settled,
        boolean forgotten) {}
