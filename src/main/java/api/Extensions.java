package api;

import docusign.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import ledger.Decision;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import signup.SignupKey;

/** Gives a signer more time, for an operator. */
@Component
class Extensions {

    private final VerifiedChange steps;
    private final Clock clock;

    Extensions(VerifiedChange steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    /** @param more days from now; DocuSign counts from the day of sending, so that those gone by are added */
    ResponseEntity<Changed> extended(SignupKey key, Decision decision, Integer more) {
        if (more == null || more < 1 || more > Expiry.MOST_DAYS) {
            throw Problem.bad("days is a number from 1 to " + Expiry.MOST_DAYS + ", counted from now");
        }
        var signup = steps.out(key);
        var gone = gone(Duration.between(signup.sentAt(), clock.instant()));
        if (gone + more > Expiry.MOST_DAYS) {
            throw Problem.conflict(
                    signup.state(),
                    "it was sent " + gone + " days ago, and DocuSign keeps an envelope open for " + Expiry.MOST_DAYS
                            + " days at most");
        }
        var wish = new VerifiedChange.Wish(signup, "extend", decision);
        var days = (int) gone + more;
        steps.begin(wish, "by " + more + " days, " + days + " after it was sent");
        var came = steps.ask(wish, new Expiry(signup.account(), signup.envelope(), days));
        return steps.tell(wish, came, signup.sentAt().plus(days, ChronoUnit.DAYS));
    }

    /** Days that have begun. */
    private static long gone(Duration since) {
        return Math.max(0, since.plusDays(1).minusNanos(1).toDays());
    }
}
