package ledger;

import java.time.Instant;

/**
 * A sign-up as an operator sees it: everything but the person. A time that does not apply is null.
 *
 * @param partner and
 * @param ref its key
 * @param state its word
 * @param stuck whether nothing more happens until a person decides
 * @param envelopeId or ""
 * @param reason why it stands there, or ""
 * @param attempt number of the envelope that is or was tried
 * @param tries how often this attempt was tried
 * @param acceptedAt when the ledger took it
 * @param occurredAt since when it stands there
 * @param dueAt when it is sent or looked up next
 * @param unsureSince since when its attempt is in doubt
 */
public record SignupView(
        String partner,
        String ref,
        String state,
        boolean stuck,
        String envelopeId,
        String reason,
        int attempt,
        int tries,
        Instant acceptedAt,
        Instant occurredAt,
        Instant dueAt,
        Instant unsureSince) {}
