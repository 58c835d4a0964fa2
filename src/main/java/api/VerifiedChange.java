package api;

import docusign.Changing;
import docusign.Changing.Later;
import docusign.Changing.Refused;
import docusign.Changing.Taken;
import docusign.Changing.Unheard;
import docusign.EnvelopeChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ledger.Decision;
import ledger.OpenSignup;
import ledger.OperatorNotes;
import ledger.SignerLedger;
import ledger.SignupViews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import signup.SignupKey;

/**
 * The steps in which an envelope is changed, so that an operator never hears of a change that was not made: the ledger is
 * asked whether it can be, the decision is kept, DocuSign is asked once, and what it answered is told and kept too.
 */
@Component
class VerifiedChange {

    private static final Logger LOG = LoggerFactory.getLogger(VerifiedChange.class);

    private final SignerLedger signers;
    private final SignupViews views;
    private final OperatorNotes notes;
    private final FreshNews news;
    private final EnvelopeChanges changes;

    VerifiedChange(
            SignerLedger signers, SignupViews views, OperatorNotes notes, FreshNews news, EnvelopeChanges changes) {
        this.signers = signers;
        this.views = views;
        this.notes = notes;
        this.news = news;
        this.changes = changes;
    }

    /** What an operator wants with one sign-up. */
    record Wish(OpenSignup signup, String verb, Decision decision) {

        SignupKey key() {
            return signup.key();
        }
    }

    OpenSignup find(SignupKey key) {
        return signers.find(key).orElseThrow(() -> Problem.unknown("there is no such sign-up"));
    }

    /** The sign-up with its open envelope; the operator hears it if there is none. */
    OpenSignup out(SignupKey key) {
        var signup = find(key);
        signup.againstChange().ifPresent(why -> {
            throw Problem.conflict(signup.state(), why);
        });
        return signup;
    }

    /** From now on the history says who wants it and why, whatever becomes of it. */
    void begin(Wish wish, String more) {
        notes.note(wish.key(), wish.verb(), wish.decision(), more);
    }

    /** Asks DocuSign; whatever fails on the way leaves it unknown. */
    Changing ask(Wish wish, EnvelopeChange change) {
        try {
            return changes.make(change);
        } catch (RuntimeException failure) {
            LOG.error(
                    "{} of {} failed half-way: {}",
                    wish.verb(),
                    wish.key().printable(),
                    (failure.getCause() == null ? failure : failure.getCause())
                            .getClass()
                            .getName());
            return new Unheard("the service failed half-way");
        }
    }

    /** Tells the operator, and keeps, what became of it. */
    ResponseEntity<Changed> tell(Wish wish, Changing came, Instant openUntil) {
        log(wish, came.getClass().getSimpleName());
        try {
            if (came instanceof Taken) {
                note(wish, "done", openUntil == null ? "" : "open until " + openUntil);
                return answer(wish, HttpStatus.OK, "", openUntil);
            } else if (came instanceof Unheard unheard) {
                note(wish, "unknown", unheard.why());
                return answer(
                        wish,
                        HttpStatus.ACCEPTED,
                        "whether DocuSign has done it is not known: " + unheard.why() + "; the next listing tells",
                        null);
            } else if (came instanceof Later later) {
                note(wish, "not made", later.why());
                throw Problem.later(
                        HttpStatus.SERVICE_UNAVAILABLE, later.pause(), "nothing was changed: " + later.why());
            } else if (came instanceof Refused refused) {
                throw refused(wish, refused.why());
            }
            throw new IllegalStateException("a fifth way: " + came.getClass());
        } catch (DataAccessException | TransactionException ledgerAway) {
            throw unsettled();
        }
    }

    /** One line a change, without the person. */
    void log(Wish wish, String what) {
        LOG.info(
                "operator {}: {} of {}: {}",
                wish.decision().operator(),
                wish.verb(),
                wish.key().printable(),
                what);
    }

    /** It was refused because something is not as the ledger has it: the truth is read, if it may be. */
    private RuntimeException refused(Wish wish, String why) {
        var asked = truth(wish);
        var now = find(wish.key());
        note(wish, "refused", why + ", stands at " + now.state().word());
        return Problem.conflict(
                now.state(),
                "DocuSign refused: " + why + "; "
                        + (asked.answered()
                                ? "how the envelope stands was read just now"
                                : "how the envelope stands the next listing tells, because " + asked.why()));
    }

    private FreshNews.Asked truth(Wish wish) {
        try {
            return news.of(wish.key(), wish.signup().account(), wish.signup().envelope());
        } catch (RuntimeException failure) {
            return new FreshNews.Asked(false, "it could not be read", Duration.ZERO, List.of());
        }
    }

    /** Keeps what came of it under a word of its own. */
    void note(Wish wish, String what, String detail) {
        notes.note(
                wish.key(),
                wish.verb() + " " + what,
                new Decision(wish.decision().operator(), detail),
                "");
    }

    private ResponseEntity<Changed> answer(Wish wish, HttpStatus status, String why, Instant openUntil) {
        var view = views.one(wish.key()).orElseThrow();
        return ResponseEntity.status(status).body(new Changed(view, status == HttpStatus.OK, why, openUntil));
    }

    /** DocuSign was asked, and then the ledger went away. */
    static RuntimeException unsettled() {
        return Problem.unavailable(
                "DocuSign was asked, but the ledger does not answer any more; whether it was done the next listing tells");
    }
}
