package docusign;

import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.EnvelopeIdsRequest;
import com.docusign.esign.model.EnvelopesInformation;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import throttle.Lane;

/** Asks for many envelopes by their ids: where they stand in one call, and more of some of them. Never for one alone. */
public class ManyEnvelopes {

    /** DocuSign does not say how many ids it takes in a body; its listings have a thousand envelopes a page. */
    public static final int MOST = 200;

    /** These stand in the address, which must not grow too long for anybody on the way. */
    public static final int MOST_IN_DETAIL = 50;

    /** Where each of them stands, and nothing else. */
    public RestCall statuses(String account, List<String> envelopes) {
        try {
            var body = Envelopes.MODELS.writeValueAsString(new EnvelopeIdsRequest().envelopeIds(envelopes));
            return RestCall.put(
                    account,
                    "/envelopes/status?envelope_ids=request_body&count=" + envelopes.size(),
                    body,
                    Lane.RECONCILE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ids could not be written as JSON", e);
        }
    }

    /** With reasons, signers and our custom field, as a listing of changes has them; read as one. */
    public RestCall details(String account, Collection<String> envelopes) {
        var ids = URLEncoder.encode(String.join(",", envelopes), StandardCharsets.UTF_8);
        return RestCall.get(
                account,
                "/envelopes?envelope_ids=" + ids + "&count=" + envelopes.size() + "&include=recipients,custom_fields");
    }

    /**
     * DocuSign's word for each, by {@link #id}; nothing if DocuSign did not answer for all: what is left out of a whole
     * answer it does not know.
     */
    public Optional<Map<String, String>> read(Answer answer) {
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return Optional.empty();
        }
        try {
            var listing = Envelopes.MODELS.readValue(answered.body(), EnvelopesInformation.class);
            return Optional.ofNullable(listing).filter(ManyEnvelopes::isWhole).map(ManyEnvelopes::statuses);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Its positions are no help: the status calls leave them out. */
    private static boolean isWhole(EnvelopesInformation listing) {
        var listed = listing.getEnvelopes() == null ? 0 : listing.getEnvelopes().size();
        return (listing.getResultSetSize() != null || listing.getEnvelopes() != null)
                && Objects.toString(listing.getNextUri(), "").isBlank()
                && Listings.number(listing.getTotalSetSize()) <= listed;
    }

    private static Map<String, String> statuses(EnvelopesInformation listing) {
        var statuses = new HashMap<String, String>();
        for (var envelope : Objects.requireNonNullElse(listing.getEnvelopes(), List.<Envelope>of())) {
            if (envelope.getEnvelopeId() != null && envelope.getStatus() != null) {
                statuses.put(id(envelope.getEnvelopeId()), envelope.getStatus().toLowerCase(Locale.ROOT));
            }
        }
        return statuses;
    }

    /** The same for the same envelope, however its id is written. */
    public static String id(String envelope) {
        return envelope.toLowerCase(Locale.ROOT);
    }
}
