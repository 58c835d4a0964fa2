package api;

import docusign.SigningViews.Page;
import java.time.Duration;
import java.util.Set;
import ledger.SiteSignup;
import ledger.SiteSignups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has signing pages minted, and finds out what it means if there is none. */
@Component
class SigningDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SigningDesk.class);
    private static final Set<String> NOT_YET = Set.of("RECIPIENT_NOT_IN_SEQUENCE");
    private static final Set<String> CHANGED =
            Set.of("UNKNOWN_ENVELOPE_RECIPIENT", "INVALID_CAPTIVE_RECIPIENT_OPERATION", "ENVELOPE_DOES_NOT_EXIST");

    private final SigningPages pages;
    private final SiteSignups signups;
    private final FreshNews news;

    SigningDesk(SigningPages pages, SiteSignups signups, FreshNews news) {
        this.pages = pages;
        this.signups = signups;
        this.news = news;
    }

    /** What somebody who wants to sign is led to. */
    sealed interface Way {

        /** DocuSign's page. */
        record Open(String url) implements Way {

            /** Without the address, which opens a contract. */
            @Override
            public String toString() {
                return "Open[…]";
            }
        }

        /** Its envelope is still to come. */
        record Coming(Duration pause) implements Way {}

        /** It can be signed no more; the state says why. */
        record Ended(SiteSignup signup) implements Way {}

        /** Somebody else must sign first, or this person has. */
        record NotTheirTurn() implements Way {}

        /** The envelope was changed in DocuSign, so that it does not know this person. */
        record Changed() implements Way {}

        /** DocuSign cannot be asked now. */
        record Busy(Duration pause) implements Way {}
    }

    /** @param returnUrl where DocuSign leads the person afterwards */
    Way way(SiteSignup signup, String returnUrl) {
        if (signup.coming()) {
            return new Way.Coming(Duration.ofSeconds(5));
        } else if (signup.ended()) {
            return new Way.Ended(signup);
        }
        var page = pages.mint(signup, returnUrl);
        if (page instanceof Page.Minted minted) {
            return new Way.Open(minted.url());
        } else if (page instanceof Page.Later later) {
            LOG.info("{}: no signing page now: {}", signup.key().printable(), later.why());
            return new Way.Busy(later.pause());
        } else if (page instanceof Page.Refused refused) {
            return refused(signup, refused.code());
        }
        throw new IllegalStateException("another kind of page: " + page.getClass());
    }

    /** An envelope that cannot be signed any more may have ended without our knowing. */
    private Way refused(SiteSignup signup, String code) {
        LOG.info("{}: DocuSign has no signing page: {}", signup.key().printable(), code);
        if (CHANGED.contains(code)) {
            return new Way.Changed();
        }
        news.of(signup.key(), signup.account(), signup.envelopeId());
        var now = signups.one(signup.key()).orElse(signup);
        if (now.ended()) {
            return new Way.Ended(now);
        }
        return NOT_YET.contains(code) ? new Way.NotTheirTurn() : new Way.Busy(Duration.ofMinutes(1));
    }
}
