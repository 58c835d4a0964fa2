package docusign;

import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.Recipients;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import docusign.Answer.Known;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import signup.SignupKey;
import signup.StatusChange;
import throttle.Lane;
import throttle.ReadGuard;

/** Asks DocuSign for one envelope: only for a person who waits, because asking again and again is what it forbids. */
public class SingleEnvelope {

    private static final Pattern PATH = Pattern.compile("/+envelopes/+([^/?#]+)(?:/+([^/?#]*))?.*", Pattern.DOTALL);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Clock clock;

    public SingleEnvelope(Clock clock) {
        this.clock = clock;
    }

    /** Its status, its signers and our custom field, in one call. */
    public RestCall read(String account, String envelope) {
        var path = Envelopes.path(envelope) + "?include=recipients,custom_fields";
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
        return read(answer, envelope)
                .map(read -> EnvelopeNews.of(read.envelopeId(envelope), clock.instant(), Map.of(envelope, key)).stream()
                        .toList());
    }

    /** Who is to sign it, as DocuSign has them; nobody if it did not say. */
    public List<EnvelopeSigner> signers(Answer answer, String envelope) {
        return read(answer, envelope)
                .map(Envelope::getRecipients)
                .map(Recipients::getSigners)
                .map(signers -> signers.stream()
                        .filter(Objects::nonNull)
                        .map(EnvelopeSigner::of)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Envelope> read(Answer answer, String envelope) {
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Envelopes.MODELS.readValue(answered.body(), Envelope.class))
                    .filter(read -> envelope.equalsIgnoreCase(read.getEnvelopeId()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** After how long it may be asked for again; zero if that will not help. */
    public Duration pause(Answer answer) {
        if (answer instanceof Known known) {
            var until = Duration.between(clock.instant(), known.readAt().plus(ReadGuard.BETWEEN));
            return until.compareTo(SOON) > 0 ? until : SOON;
        } else if (answer instanceof NotNow notNow) {
            return notNow.pause();
        }
        return answer instanceof Silence ? ReadGuard.BETWEEN : Duration.ZERO;
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
