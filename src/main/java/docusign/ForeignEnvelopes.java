package docusign;

import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.EnvelopesInformation;
import com.docusign.esign.model.Signer;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import signup.ForeignSigner;

/** Finds in a listing what other tools of the account have sent, for sites that show people all they can sign. */
public class ForeignEnvelopes {

    private static final Set<String> OPEN = Set.of("sent", "delivered");
    private static final int LONGEST_SUBJECT = 200;

    private final Clock clock;

    public ForeignEnvelopes(Clock clock) {
        this.clock = clock;
    }

    /** The signers of all listed envelopes without our custom field; none if DocuSign did not list. */
    public List<ForeignSigner> read(Answer answer) {
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return List.of();
        }
        try {
            var listing = Envelopes.MODELS.readValue(answered.body(), EnvelopesInformation.class);
            return listing == null || listing.getEnvelopes() == null
                    ? List.of()
                    : listing.getEnvelopes().stream()
                            .filter(envelope -> envelope.getEnvelopeId() != null && !ours(envelope))
                            .flatMap(this::signers)
                            .toList();
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static boolean ours(Envelope envelope) {
        return envelope.getCustomFields() != null
                && envelope.getCustomFields().getTextCustomFields() != null
                && envelope.getCustomFields().getTextCustomFields().stream()
                        .anyMatch(field -> Envelopes.CUSTOM_FIELD.equals(field.getName()));
    }

    private Stream<ForeignSigner> signers(Envelope envelope) {
        var recipients = envelope.getRecipients();
        return recipients == null || recipients.getSigners() == null
                ? Stream.of()
                : recipients.getSigners().stream()
                        .filter(signer -> signer.getEmail() != null && signer.getRecipientId() != null)
                        .map(signer -> signer(envelope, signer));
    }

    private ForeignSigner signer(Envelope envelope, Signer signer) {
        var changed = Times.read(envelope.getStatusChangedDateTime()).orElseGet(clock::instant);
        return new ForeignSigner(
                envelope.getEnvelopeId(),
                signer.getRecipientId(),
                storable(signer.getEmail()),
                storable(Objects.toString(envelope.getEmailSubject(), "")),
                state(envelope, signer),
                Times.read(envelope.getSentDateTime()).orElse(changed),
                changed);
    }

    private static String state(Envelope envelope, Signer signer) {
        var status = Objects.toString(envelope.getStatus(), "").toLowerCase(Locale.ROOT);
        var own = Objects.toString(signer.getStatus(), "").toLowerCase(Locale.ROOT);
        return OPEN.contains(status) && OPEN.contains(own) ? own : "ended";
    }

    private static String storable(String text) {
        var clean = text.replace("\0", "");
        return clean.length() <= LONGEST_SUBJECT ? clean : clean.substring(0, LONGEST_SUBJECT);
    }
}
