package api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import ledger.ForeignLedger;
import ledger.SigningLinks;
import ledger.SiteKey;
import ledger.SiteSignup;
import ledger.SiteSignups;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a partner's site which envelopes are open for somebody who has signed in there. */
@RestController
class LookUpApi {

    private static final int MOST = 100;
    private static final int LONGEST = 100;

    private final SiteCall call;
    private final SiteSignups signups;
    private final SigningLinks links;
    private final SiteAddress address;
    private final ForeignLedger foreign;

    LookUpApi(SiteCall call, SiteSignups signups, SigningLinks links, SiteAddress address, ForeignLedger foreign) {
        this.call = call;
        this.signups = signups;
        this.links = links;
        this.address = address;
        this.foreign = foreign;
    }

    /** The open envelopes, the newest first. */
    record Found(List<SiteView> items) {}

    @GetMapping("/api/v1/envelopes")
    Found open(
            @RequestParam(name = "email") List<String> emails,
            @AuthenticationPrincipal SiteKey key,
            HttpServletRequest request) {
        var partner = call.partner(key, Operation.LOOK_UP);
        var email = emails.size() == 1 ? emails.get(0).strip() : "";
        if (email.isEmpty() || email.length() > LONGEST || email.indexOf('\0') >= 0) {
            throw Problem.bad("email is one address, percent-encoded");
        }
        var own = signups.open(partner.name(), email, key.templates(), MOST).stream()
                .map(signup -> SiteView.of(signup, link(signup, key, request)));
        return new Found(
                Stream.concat(own, foreign(key, partner.account(), email)).toList());
    }

    /** A listing does not name templates, so a key that is limited to some sees none of other tools. */
    private Stream<SiteView> foreign(SiteKey key, String account, String email) {
        var may = key.operations().contains(Operation.LOOK_UP_ALL.word())
                && key.templates().isEmpty();
        return may ? foreign.open(account, email, MOST).stream().map(SiteView::of) : Stream.of();
    }

    private String link(SiteSignup signup, SiteKey key, HttpServletRequest request) {
        return signup.embedded() ? address.link(request, links.of(signup, key.id(), null)) : null;
    }
}
