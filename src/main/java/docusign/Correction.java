package docusign;

import com.docusign.esign.model.Recipients;
import com.docusign.esign.model.RecipientsUpdateSummary;
import com.docusign.esign.model.Signer;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import docusign.Changing.Refused;
import docusign.Changing.Taken;
import docusign.Changing.Unheard;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import throttle.Lane;

/**
 * Gives a signer another name or address, and mails the envelope again.
 *
 * @param recipientId DocuSign's number of the signer in this envelope
 * @param name always said, because DocuSign wants it
 * @param email "" if it stays: DocuSign takes each address for a new one, even the same
 */
public record Correction(String account, String envelope, String recipientId, String name, String email)
        implements EnvelopeChange {

    @Override
    public RestCall call() {
        var signer = new Signer().recipientId(recipientId).name(name).email(email.isEmpty() ? null : email);
        return RestCall.put(
                account,
                Envelopes.path(envelope) + "/recipients?resend_envelope=true",
                Envelopes.json(new Recipients().signers(List.of(signer))),
                Lane.INTERACTIVE);
    }

    /** DocuSign answers with a good status even if it has changed nobody: each recipient has a result of its own. */
    @Override
    public Changing understand(Answered good) throws JsonProcessingException {
        var summary = Envelopes.MODELS.readValue(good.body(), RecipientsUpdateSummary.class);
        var results = summary == null || summary.getRecipientUpdateResults() == null
                ? Stream.<com.docusign.esign.model.RecipientUpdateResponse>empty()
                : summary.getRecipientUpdateResults().stream().filter(Objects::nonNull);
        return results.filter(one -> recipientId.equals(one.getRecipientId()))
                .findFirst()
                .<Changing>map(one -> EnvelopeChange.error(one.getErrorDetails())
                        .<Changing>map(Refused::new)
                        .orElseGet(Taken::new))
                .orElseGet(() -> new Unheard("DocuSign answered " + good.status() + " without the signer's result"));
    }

    /** Without name and address. */
    @Override
    public String toString() {
        return "Correction[" + envelope + "]";
    }
}
