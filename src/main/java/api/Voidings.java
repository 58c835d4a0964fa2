package api;

import docusign.Voiding;
import ledger.Decision;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import signup.SignupKey;

/** Takes an envelope back that is out, for an operator. */
@Component
class Voidings {

    private final VerifiedChange steps;

    Voidings(VerifiedChange steps) {
        this.steps = steps;
    }

    ResponseEntity<Changed> voided(SignupKey key, Decision decision) {
        if (decision.reason().length() > Voiding.LONGEST_REASON) {
            throw Problem.bad("the signer reads the reason of a void; DocuSign takes " + Voiding.LONGEST_REASON
                    + " characters at most");
        }
        var signup = steps.out(key);
        var wish = new VerifiedChange.Wish(signup, "void", decision);
        var change = new Voiding(signup.account(), signup.envelope(), key, decision.reason(), signup.sentAt());
        steps.begin(wish, "");
        return steps.tell(wish, steps.ask(wish, change), null);
    }
}
