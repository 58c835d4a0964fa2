package docusign;

import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.EnvelopeUpdateSummary;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import signup.SignupKey;
import signup.SignupState;
import signup.StatusChange;
import throttle.Lane;

/**
 * Takes an envelope back.
 *
 * @param reason which DocuSign shows to the signer
 * @param sentAt when the envelope was sent
 */
public record Voiding(String account, String envelope, SignupKey key, String reason, Instant sentAt)
        implements EnvelopeChange {

    /** DocuSign takes no longer reason. */
    public static final int LONGEST_REASON = 200;

    @Override
    public RestCall call() {
        var body = new Envelope().status("voided").voidedReason(reason);
        return RestCall.put(account, Envelopes.path(envelope), Envelopes.json(body), Lane.INTERACTIVE);
    }

    @Override
    public Changing understand(Answered good) throws JsonProcessingException {
        var summary = Envelopes.MODELS.readValue(good.body(), EnvelopeUpdateSummary.class);
        if (summary == null || !envelope.equalsIgnoreCase(summary.getEnvelopeId())) {
            return new Changing.Unheard("DocuSign answered " + good.status() + " without this envelope's id");
        }
        return EnvelopeChange.error(summary.getErrorDetails())
                .<Changing>map(Changing.Refused::new)
                .orElseGet(Changing.Taken::new);
    }

    @Override
    public List<StatusChange> news(Instant now) {
        return List.of(new StatusChange(envelope, Optional.of(key), SignupState.VOIDED, reason, sentAt, now));
    }

    /** Without the reason, which a person wrote. */
    @Override
    public String toString() {
        return "Voiding[" + envelope + "]";
    }
}
