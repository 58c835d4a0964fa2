package ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One sign-up with all that happened to it. A time that does not apply is null.
 *
 * @param signup where it stands
 * @param account the DocuSign account that sends it
 * @param template the partner's word for the template
 * @param transactionId by which DocuSign knows the attempt
 * @param draftId the draft to be sent, or ""
 * @param sentAt when the envelope was sent
 * @param history what happened beside the plain way, the latest 500
 * @param outcomes what the partner is told
 * @param otherEnvelopes those of earlier attempts, and doubles
 */
public record SignupStory(
        SignupView signup,
        String account,
        String template,
        UUID transactionId,
        String draftId,
        Instant sentAt,
        List<Event> history,
        List<Told> outcomes,
        List<OtherEnvelope> otherEnvelopes) {

    /** @param actor the operator, or "" for the service itself */
    public record Event(Instant at, String what, String detail, String actor) {}

    /** @param writtenAt when the partner's database took it, null if it has not */
    public record Told(
            String status,
            String envelopeId,
            String reason,
            Instant occurredAt,
            Instant writtenAt,
            int attempts,
            String problem) {}

    /**
     * @param kind past or double
     * @param voidAt when it is to be voided next, null if it is not
     */
    public record OtherEnvelope(
            String envelopeId,
            String kind,
            String state,
            Instant sentAt,
            Instant foundAt,
            Instant voidAt,
            String problem) {}
}
