package api;

import api.VerifiedChange.Wish;
import docusign.Changing;
import docusign.Changing.Taken;
import docusign.Correction;
import docusign.EnvelopeSigner;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import ledger.Decision;
import ledger.OpenSignup;
import ledger.SignerLedger;
import ledger.SignerLedger.Signer;
import ledger.SignupViews;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import partners.ActivePartners;
import partners.Partner;
import partners.SignerCheck;
import signup.SignupKey;

/** Gives a sign-up's signer another name or address, for an operator: in DocuSign first, and then in the ledger. */
@Component
class Corrections {

    private final VerifiedChange steps;
    private final SignerLedger signers;
    private final SignupViews views;
    private final FreshNews news;
    private final SignerCheck check;
    private final ActivePartners partners;
    private final Clock clock;

    Corrections(
            VerifiedChange steps,
            SignerLedger signers,
            SignupViews views,
            FreshNews news,
            SignerCheck check,
            ActivePartners partners,
            Clock clock) {
        this.steps = steps;
        this.signers = signers;
        this.views = views;
        this.news = news;
        this.check = check;
        this.partners = partners;
        this.clock = clock;
    }

    /** What is to be another; null for what stays. */
    record Corrected(String name, String email) {

        private String words() {
            return name == null ? "address" : email == null ? "name" : "name and address";
        }

        private Signer of(OpenSignup signup) {
            return new Signer(
                    Optional.ofNullable(name).orElse(signup.name()),
                    Optional.ofNullable(email).orElse(signup.email()),
                    words());
        }

        /** Without name and address. */
        @Override
        public String toString() {
            return "Corrected[" + words() + "]";
        }
    }

    ResponseEntity<Changed> corrected(SignupKey key, Decision decision, String name, String email) {
        if (name == null && email == null) {
            throw Problem.bad("a correction needs an email, a name or both");
        }
        var wanted = new Corrected(stripped(name), stripped(email));
        Optional.ofNullable(name).flatMap(check::flawOfName).ifPresent(Corrections::bad);
        Optional.ofNullable(email).flatMap(check::flawOfEmail).ifPresent(Corrections::bad);
        var signup = steps.find(key);
        var wish = new Wish(signup, "correct", decision);
        return signup.isOut() ? inDocuSign(wish, wanted) : inTheLedger(wish, wanted);
    }

    private static String stripped(String text) {
        return text == null ? null : text.strip();
    }

    private static void bad(String flaw) {
        throw Problem.bad(flaw);
    }

    private ResponseEntity<Changed> inTheLedger(Wish wish, Corrected wanted) {
        var signup = wish.signup();
        signup.againstCorrection().ifPresent(why -> {
            throw Problem.conflict(signup.state(), why);
        });
        if (!signers.correct(signup, wanted.of(signup), wish.decision())) {
            throw Problem.conflict(
                    steps.find(wish.key()).state(),
                    "it was changed by somebody else at the same moment; look at it again");
        }
        return done(wish);
    }

    private ResponseEntity<Changed> done(Wish wish) {
        steps.log(wish, "done");
        return ResponseEntity.ok(new Changed(views.one(wish.key()).orElseThrow(), true, "", null));
    }

    private ResponseEntity<Changed> inDocuSign(Wish wish, Corrected wanted) {
        steps.begin(wish, wanted.words());
        var signup = wish.signup();
        var asked = news.of(wish.key(), signup.account(), signup.envelope());
        if (!asked.answered()) {
            steps.note(wish, "not made", asked.why());
            var detail = "nothing was changed, because the envelope must be read first: " + asked.why();
            throw asked.pause().isZero()
                    ? Problem.conflict(signup.state(), detail)
                    : Problem.later(HttpStatus.SERVICE_UNAVAILABLE, asked.pause(), detail);
        }
        var now = steps.find(wish.key());
        if (!now.isOut() || !now.envelope().equals(signup.envelope())) {
            steps.note(wish, "refused", "stands at " + now.state().word());
            throw Problem.conflict(now.state(), now.againstChange().orElse("it has another envelope by now"));
        }
        var emails = List.of(now.email(), wanted.of(now).email());
        var found = EnvelopeSigner.find(asked.signers(), role(now), now.clientUserId(), emails)
                .orElseThrow(() -> nobody(wish));
        return inDocuSign(new Wish(now, wish.verb(), wish.decision()), wanted, found);
    }

    private String role(OpenSignup signup) {
        return partners.named(signup.key().partner()).map(Partner::role).orElse("");
    }

    private RuntimeException nobody(Wish wish) {
        var why = "the envelope has not exactly one open signer who is this sign-up's";
        steps.note(wish, "refused", why);
        return Problem.conflict(wish.signup().state(), why + "; correct it in DocuSign");
    }

    private ResponseEntity<Changed> inDocuSign(Wish wish, Corrected wanted, EnvelopeSigner found) {
        var signup = wish.signup();
        var signer = wanted.of(signup);
        var at = clock.instant();
        var came = isThereAlready(signup, signer, found) ? new Taken() : ask(wish, wanted, found);
        if (!(came instanceof Taken)) {
            return steps.tell(wish, came, null);
        }
        try {
            if (signers.corrected(signup, signer, wanted.email() != null, at, wish.decision())) {
                return done(wish);
            }
            var why = "DocuSign has corrected the envelope, but another one counts by now";
            steps.note(wish, "refused", why);
            throw Problem.conflict(steps.find(wish.key()).state(), why);
        } catch (DataAccessException | TransactionException ledgerAway) {
            throw Problem.unavailable("DocuSign has corrected it, but the ledger does not answer any more;"
                    + " say it again in a quarter of an hour");
        }
    }

    /** An earlier correction was taken although no answer came: DocuSign need not be asked again. */
    private static boolean isThereAlready(OpenSignup signup, Signer wanted, EnvelopeSigner found) {
        var ledgerLags = !signup.name().equals(wanted.name()) || !signup.email().equals(wanted.email());
        return ledgerLags
                && !found.bounced()
                && found.name().equals(wanted.name())
                && found.email().equals(wanted.email());
    }

    private Changing ask(Wish wish, Corrected wanted, EnvelopeSigner found) {
        var signup = wish.signup();
        var name = wanted.of(signup).name();
        var email = Optional.ofNullable(wanted.email()).orElse("");
        return steps.ask(wish, new Correction(signup.account(), signup.envelope(), found.recipientId(), name, email));
    }
}
