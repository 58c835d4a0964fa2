package docusign;

import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.EnvelopesInformation;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signup.Doubt;
import signup.SignupKey;

/** Asks DocuSign for many envelopes at once (listStatusChanges): what changed since, and what became of lost answers. */
public class Listings {

    /** DocuSign lists at most 1,000 envelopes a page. */
    public static final int PAGE = 1000;

    private static final String WITH = "&include=recipients,custom_fields";

    private final Clock clock;

    public Listings(Clock clock) {
        this.clock = clock;
    }

    /**
     * A page of what changed since. Newest first: an envelope that changes while we turn pages moves to the front and
     * pushes others to the next page, where they are read twice; the other way round they would be missed.
     *
     * @param start position of the first envelope wanted, from 0
     */
    public RestCall changesSince(String account, Instant since, int start) {
        return RestCall.get(
                account,
                "/envelopes?from_date="
                        + encoded(since.truncatedTo(ChronoUnit.SECONDS).toString())
                        + "&order_by=status_changed&order=desc&count=" + PAGE + "&start_position=" + start + WITH);
    }

    /** What DocuSign knows of create calls whose answers were lost; ids are good for seven days. */
    public RestCall byTransaction(String account, Collection<UUID> transactions) {
        var ids = transactions.stream().map(UUID::toString).collect(Collectors.joining(","));
        return RestCall.get(account, "/envelopes?transaction_ids=" + encoded(ids) + WITH);
    }

    /** What DocuSign knows of one sign-up, by the custom field it carries; also when its transaction id is forgotten. */
    public RestCall byKey(String account, SignupKey key, Instant since) {
        return RestCall.get(
                account,
                "/envelopes?from_date="
                        + encoded(since.truncatedTo(ChronoUnit.SECONDS).toString()) + "&custom_field="
                        + encoded(Envelopes.CUSTOM_FIELD + "=" + key) + "&count=" + PAGE + WITH);
    }

    /** The listed envelopes; nothing if DocuSign did not list, so that no listing is never taken for an empty one. */
    public Optional<ChangesPage> read(Answer answer) {
        return read(answer, List.of());
    }

    /** The same for a look-up: an envelope without our custom field is known by the transaction that was asked for. */
    public Optional<ChangesPage> read(Answer answer, List<Doubt> asked) {
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return Optional.empty();
        }
        try {
            var listing = Envelopes.MODELS.readValue(answered.body(), EnvelopesInformation.class);
            return listing == null || listing.getResultSetSize() == null && listing.getEnvelopes() == null
                    ? Optional.empty()
                    : Optional.of(page(listing, byTransaction(listing, asked)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Map<String, SignupKey> byTransaction(EnvelopesInformation listing, List<Doubt> asked) {
        var keys = new HashMap<String, SignupKey>();
        asked.forEach(doubt -> keys.put(doubt.transactionId().toString(), doubt.key()));
        var statuses = listing.getEnvelopeTransactionStatuses();
        if (statuses != null) {
            statuses.stream()
                    .filter(status -> keys.containsKey(status.getTransactionId()) && status.getEnvelopeId() != null)
                    .forEach(status -> keys.put(status.getEnvelopeId(), keys.get(status.getTransactionId())));
        }
        return keys;
    }

    private ChangesPage page(EnvelopesInformation listing, Map<String, SignupKey> known) {
        var envelopes = listing.getEnvelopes() == null ? List.<Envelope>of() : listing.getEnvelopes();
        var changes = Stream.concat(envelopes.stream(), onlyByTransaction(listing, envelopes))
                .map(envelope -> EnvelopeNews.listed(envelope, clock.instant(), known))
                .flatMap(Optional::stream)
                .toList();
        return new ChangesPage(changes, envelopes.size(), more(listing) && !envelopes.isEmpty());
    }

    /** Whether the listing has further pages. */
    static boolean more(EnvelopesInformation listing) {
        return !Objects.toString(listing.getNextUri(), "").isBlank()
                || number(listing.getEndPosition()) + 1 < number(listing.getTotalSetSize());
    }

    /** A transaction's envelope is news even if the envelope itself is not listed yet. */
    private static Stream<Envelope> onlyByTransaction(EnvelopesInformation listing, List<Envelope> listed) {
        var statuses = listing.getEnvelopeTransactionStatuses();
        return statuses == null
                ? Stream.empty()
                : statuses.stream()
                        .filter(status -> status.getEnvelopeId() != null
                                && listed.stream()
                                        .noneMatch(one -> status.getEnvelopeId().equals(one.getEnvelopeId())))
                        .map(status -> new Envelope()
                                .envelopeId(status.getEnvelopeId())
                                .status(status.getStatus())
                                .transactionId(status.getTransactionId()));
    }

    static int number(String text) {
        return text == null || !text.matches("\\d{1,9}") ? 0 : Integer.parseInt(text);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
