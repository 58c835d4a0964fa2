package api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import ledger.SigningLinks;
import ledger.SiteKey;
import ledger.SiteSignup;
import ledger.SiteSignups.HandedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import partners.Partner;
import partners.SubmittedSignup;
import signup.Signup;

/** Where partners' web sites hand sign-ups in and ask where they stand. */
@RestController
class SiteSignupsApi {

    private static final Logger LOG = LoggerFactory.getLogger(SiteSignupsApi.class);

    private final SiteCall call;
    private final SignupDesk desk;
    private final SubmittedSignup rules;
    private final SigningLinks links;
    private final SiteAddress address;

    SiteSignupsApi(SiteCall call, SignupDesk desk, SubmittedSignup rules, SigningLinks links, SiteAddress address) {
        this.call = call;
        this.desk = desk;
        this.rules = rules;
        this.links = links;
        this.address = address;
    }

    /** 201 for a new one that is sent, 200 for the same again, 202 if its envelope is still to come. */
    @PostMapping(path = "/api/v1/signups", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SiteView> create(
            @RequestBody JsonNode json, @AuthenticationPrincipal SiteKey key, HttpServletRequest request)
            throws InterruptedException {
        var partner = call.partner(key, Operation.CREATE);
        var body = new SubmittedBody(json);
        var returnUrl = body.text("returnUrl");
        var signup = signup(body, partner, key, returnUrl);
        var handed = desk.handIn(signup, partner.account(), key.id(), returnUrl);
        checkSame(signup, returnUrl, handed);
        if (handed.fresh()) {
            LOG.info("{}: handed in by key {}", signup.key().printable(), key.id());
        }
        var status =
                handed.signup().coming() ? HttpStatus.ACCEPTED : handed.fresh() ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status)
                .location(URI.create(
                        SitePath.PREFIX + UriUtils.encode(signup.key().ref(), StandardCharsets.UTF_8)))
                .body(view(handed.signup(), key, returnUrl.isEmpty() ? null : returnUrl, request));
    }

    private Signup signup(SubmittedBody body, Partner partner, SiteKey key, String returnUrl) {
        var template = body.text("template");
        var judged =
                rules.judge(partner, body.text("ref"), body.text("name"), body.text("email"), template, body.fields());
        var flaws = new LinkedHashMap<>(judged.flaws());
        flaws.putAll(body.flaws());
        var wayBack = returnUrl.isEmpty() ? "" : ReturnUrls.flaw(returnUrl, key.returnUrls());
        if (!wayBack.isEmpty()) {
            flaws.putIfAbsent("returnUrl", wayBack);
        }
        if (!flaws.isEmpty()) {
            throw Problem.flawed(flaws);
        }
        var signup = judged.signup().orElseThrow();
        if (!key.sees(signup.template())) {
            throw Problem.forbidden("this key may not use that template");
        }
        return signup;
    }

    private static void checkSame(Signup signup, String returnUrl, HandedIn handed) {
        var before = handed.signup();
        var otherWay = !before.returnUrl().isEmpty() && !before.returnUrl().equals(returnUrl);
        if (!handed.fresh() && (otherWay || !before.same(signup))) {
            throw Problem.conflict(before.state(), "there is another sign-up with this ref; nothing was changed");
        }
    }

    @GetMapping("/api/v1/signups/{*rest}")
    SiteView status(@AuthenticationPrincipal SiteKey key, HttpServletRequest request) {
        var ref = SitePath.ref(request);
        call.partner(key, Operation.STATUS);
        return view(call.signup(key, ref), key, null, request);
    }

    /** A link is for people who come from us, as long as they can sign or soon will. */
    private SiteView view(SiteSignup signup, SiteKey key, String returnUrl, HttpServletRequest request) {
        var linked = signup.embedded() && !signup.ended();
        return SiteView.of(
                signup,
                Optional.of(signup)
                        .filter(one -> linked)
                        .map(one -> address.link(request, links.of(one, key.id(), returnUrl)))
                        .orElse(null));
    }
}
