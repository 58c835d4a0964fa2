package docusign;

import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.EnvelopesInformation;
import com.docusign.esign.model.FoldersRequest;
import com.docusign.esign.model.FoldersResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signup.Draft;
import throttle.Lane;

/**
 * Finds and deletes what two-step delivery leaves behind when the answer to a draft was lost. DocuSign voids what is
 * deleted after it was mailed, so only who knows that a draft is nobody's may ask for that.
 */
public class Drafts {

    /** A page of the account's drafts, the oldest first; a person's are among them. */
    public RestCall list(String account, Instant since, int start) {
        var from = URLEncoder.encode(since.truncatedTo(ChronoUnit.SECONDS).toString(), StandardCharsets.UTF_8);
        return RestCall.get(
                account,
                "/envelopes?from_date=" + from
                        + "&from_to_status=created&status=created&order_by=created&order=asc&count=" + Listings.PAGE
                        + "&start_position=" + start + "&include=custom_fields");
    }

    /** The drafts with a key of ours; nothing if DocuSign did not list. */
    public Optional<DraftsPage> read(Answer answer) {
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return Optional.empty();
        }
        try {
            var listing = Envelopes.MODELS.readValue(answered.body(), EnvelopesInformation.class);
            return Optional.ofNullable(listing).map(Drafts::page);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static DraftsPage page(EnvelopesInformation listing) {
        var envelopes = listing.getEnvelopes() == null ? List.<Envelope>of() : listing.getEnvelopes();
        var drafts = envelopes.stream().flatMap(Drafts::draft).toList();
        return new DraftsPage(drafts, envelopes.size(), Listings.more(listing) && !envelopes.isEmpty());
    }

    /** A listing may hold more than was asked for, so its status is looked at again. */
    private static Stream<Draft> draft(Envelope envelope) {
        return envelope.getEnvelopeId() == null || !"created".equalsIgnoreCase(envelope.getStatus())
                ? Stream.empty()
                : EnvelopeNews.ownKey(envelope).stream().map(key -> new Draft(envelope.getEnvelopeId(), key));
    }

    /** Deletes all of them in one call. */
    public RestCall delete(String account, List<String> envelopes) {
        try {
            var body = Envelopes.MODELS.writeValueAsString(new FoldersRequest().envelopeIds(envelopes));
            return RestCall.put(account, "/folders/recyclebin", body, Lane.RECONCILE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ids could not be written as JSON", e);
        }
    }

    /** Which of them DocuSign has deleted; each envelope has an answer of its own. */
    public List<String> deleted(Answer answer, List<String> envelopes) {
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return List.of();
        }
        var kept = kept(answered);
        return envelopes.stream().filter(envelope -> !kept.contains(envelope)).toList();
    }

    private static Set<String> kept(Answered answered) {
        try {
            var folders = Envelopes.MODELS.readValue(answered.body(), FoldersResponse.class);
            return folders == null || folders.getEnvelopes() == null
                    ? Set.of()
                    : folders.getEnvelopes().stream()
                            .filter(envelope -> envelope.getErrorDetails() != null
                                    && !"SUCCESS"
                                            .equalsIgnoreCase(
                                                    envelope.getErrorDetails().getErrorCode()))
                            .map(envelope -> String.valueOf(envelope.getEnvelopeId()))
                            .collect(Collectors.toSet());
        } catch (JsonProcessingException e) {
            return Set.of();
        }
    }
}
