package docusign;

import com.docusign.esign.model.Envelope;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import docusign.Answer.Known;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import signup.SignupKey;
import signup.StatusChange;
import throttle.Lane;

/** Asks DocuSign for one envelope: only for a person who waits, because asking again and again is what it forbids. */
public class SingleEnvelope {

    private static final Pattern PATH = Pattern.compile("/+envelopes/+([^/?#]+)(?:/+([^/?#]*))?.*", Pattern.DOTALL);

    private final Clock clock;

    public SingleEnvelope(Clock clock) {
        this.clock = clock;
    }

    /** Its status, its signers and our custom field, in one call. */
    public RestCall read(String account, String envelope) {
        var path = "/envelopes/" + URLEncoder.encode(envelope, StandardCharsets.UTF_8)
                + "?include=recipients,custom_fields";
        return RestCall.get(account, path).in(Lane.INTERACTIVE);
    }

    /**
     * The envelope that a call reads alone, if it does: what DocuSign counts as polling. Documents are not counted here, and
     * {@code /envelopes/status} is a listing of many.
     */
    static Optional<String> readBy(RestCall call) {
        var path = PATH.matcher(call.path());
        if (!call.method().equalsIgnoreCase("GET") || !path.matches() || "documents".equalsIgnoreCase(path.group(2))) {
            return Optional.empty();
        }
        var envelope = URLDecoder.decode(path.group(1), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return envelope.equals("status") ? Optional.empty() : Optional.of(envelope);
    }

    /** What DocuSign says of it, which may be no news; nothing if it did not say. */
    public Optional<List<StatusChange>> news(Answer answer, String envelope, SignupKey key) {
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Envelopes.MODELS.readValue(answered.body(), Envelope.class))
                    .filter(read -> envelope.equalsIgnoreCase(read.getEnvelopeId()))
                    .map(read ->
                            EnvelopeNews.of(read.envelopeId(envelope), clock.instant(), Map.of(envelope, key)).stream()
                                    .toList());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Why there is nothing, in words that name nobody. */
    public static String why(Answer answer) {
        if (answer instanceof Known) {
            return "it was read less than a quarter of an hour ago";
        } else if (answer instanceof NotNow notNow) {
            return notNow.why();
        } else if (answer instanceof Silence silence) {
            return silence.why();
        } else if (answer instanceof Answered answered) {
            return "DocuSign answered "
                    + Refusal.read(answered.body()).map(Refusal::code).orElse(String.valueOf(answered.status()));
        }
        throw new IllegalStateException("another kind of answer: " + answer.getClass());
    }
}
