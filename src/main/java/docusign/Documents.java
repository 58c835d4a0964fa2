package docusign;

import docusign.Answer.Answered;
import docusign.Answer.Known;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import throttle.Lane;

/** Asks DocuSign for what was signed: all documents of an envelope and the certificate of completion, as one PDF. */
public class Documents {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Documents may have been purged; asking costs a call of the quota each time. */
    private static final Duration LONGEST_IF_REFUSED = Duration.ofDays(7);

    /**
     * There is no document yet.
     *
     * @param pause after which it is worth asking again
     * @param why in words that name nobody
     * @param free whether nothing was asked, or not in earnest: it does not count as a try
     */
    public record Missing(Duration pause, String why, boolean free) {}

    /** One call, whose answer goes into a file. */
    public Download combined(String account, String envelope, Path into) {
        var path = "/envelopes/" + URLEncoder.encode(envelope, StandardCharsets.UTF_8)
                + "/documents/combined?certificate=true";
        return new Download(RestCall.get(account, path).in(Lane.DOCUMENTS), into);
    }

    /**
     * Why the file holds no document.
     *
     * @param tries how often it was asked for, this time included
     */
    public Optional<Missing> missing(Answer answer, int tries) {
        if (answer instanceof NotNow notNow) {
            return Optional.of(new Missing(notNow.pause(), notNow.why(), true));
        } else if (answer instanceof Silence silence) {
            return Optional.of(failed(silence.why(), tries));
        } else if (answer instanceof Answered answered) {
            return answered.ok() ? Optional.empty() : Optional.of(refused(answered, tries));
        } else if (answer instanceof Known) {
            return Optional.of(failed("the envelope was read a moment ago", tries));
        }
        throw new IllegalStateException("another kind of answer: " + answer.getClass());
    }

    /** Something that passes: asked again after 1, 2, 4 … minutes. */
    public Missing failed(String why, int tries) {
        return new Missing(growing(tries, LONGEST), why, false);
    }

    private static Missing refused(Answered answered, int tries) {
        var why = "DocuSign answered "
                + Refusal.read(answered.body()).map(Refusal::code).orElse(String.valueOf(answered.status()));
        return new Missing(growing(tries, LONGEST_IF_REFUSED), why, false);
    }

    private static Duration growing(int tries, Duration longest) {
        var pause = FIRST.multipliedBy(1L << Math.min(Math.max(0, tries - 1), 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
