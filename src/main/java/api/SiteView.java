package api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import ledger.ForeignLedger.Foreign;
import ledger.SiteSignup;

/**
 * A sign-up as its partner's site sees it. What does not apply is left out.
 *
 * @param signingLink leads to a fresh signing page as long as the envelope is open; for people who come from the site
 * @param subject of an envelope that another tool has sent
 */
@JsonInclude(Include.NON_NULL)
record SiteView(
        String ref,
        String state,
        String template,
        String envelopeId,
        String reason,
        Instant acceptedAt,
        Instant sentAt,
        Instant changedAt,
        String signingLink,
        String subject) {

    /** An envelope of another tool, which has no ref of ours. */
    static SiteView of(Foreign foreign) {
        return new SiteView(
                null,
                foreign.state(),
                null,
                foreign.envelopeId(),
                null,
                null,
                foreign.sentAt(),
                foreign.changedAt(),
                null,
                foreign.subject());
    }

    /** @param link or null */
    static SiteView of(SiteSignup signup, String link) {
        var times = signup.times();
        return new SiteView(
                signup.key().ref(),
                signup.state().word(),
                orNull(signup.template()),
                orNull(signup.envelopeId()),
                orNull(signup.reason()),
                times.accepted(),
                times.sent(),
                times.changed(),
                link,
                null);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
