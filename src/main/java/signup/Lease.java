package signup;

import java.util.UUID;

/**
 * The right to send one sign-up until the lease ends. The epoch fences the ledger: a sender whose lease was taken over
 * cannot record.
 *
 * @param id the ledger's number of the sign-up
 * @param epoch grows with every lease of this sign-up
 * @param account the DocuSign account to send it with
 * @param signup what to send
 * @param attempt number of the envelope we try to create for it; grows only when an earlier one is known not to exist
 * @param tries how often this attempt has been leased, this time included
 * @param transactionId stored before the call, so that a lost answer can be looked up
 * @param draftId the draft that is to be sent, in two-step delivery, or ""
 */
public record Lease(
        long id,
        long epoch,
        String account,
        Signup signup,
        int attempt,
        int tries,
        UUID transactionId,
        String draftId) {}
