package api;

import java.util.Optional;
import java.util.TreeSet;
import ledger.SiteKey;
import ledger.SiteSignup;
import ledger.SiteSignups;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.Partner;
import signup.SignupKey;

/** What every call of a partner's site is held to: its own partner, its operations, its templates. */
@Component
class SiteCall {

    private final ActivePartners partners;
    private final SiteSignups signups;

    SiteCall(ActivePartners partners, SiteSignups signups) {
        this.partners = partners;
        this.signups = signups;
    }

    /** The partner, if the key may do that and the partner is at work. */
    Partner partner(SiteKey key, Operation operation) {
        if (!key.operations().contains(operation.word())) {
            throw Problem.forbidden(
                    "this key may not " + operation.word() + "; it may " + new TreeSet<>(key.operations()));
        }
        if (key.suspended()) {
            throw Problem.forbidden("the partner is suspended");
        }
        return partners.named(key.partner())
                .filter(Partner::enabled)
                .orElseThrow(() -> Problem.forbidden("the partner is not at work here"));
    }

    /** The key's sign-up of that ref; one of a template that is not the key's business is not there. */
    SiteSignup signup(SiteKey key, String ref) {
        return find(key, ref).orElseThrow(() -> Problem.unknown("there is no such sign-up"));
    }

    private Optional<SiteSignup> find(SiteKey key, String ref) {
        return signups.one(new SignupKey(key.partner(), ref)).filter(signup -> key.sees(signup.template()));
    }
}
