package api;

import api.SigningDesk.Way;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import ledger.SigningLinks;
import ledger.SiteKey;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives a partner's site a fresh signing page for the person who is there now. */
@RestController
class SigningPagesApi {

    private final SiteCall call;
    private final SigningDesk desk;
    private final SigningLinks links;
    private final SiteAddress address;
    private final Body bodies;

    SigningPagesApi(SiteCall call, SigningDesk desk, SigningLinks links, SiteAddress address, Body bodies) {
        this.call = call;
        this.desk = desk;
        this.links = links;
        this.address = address;
        this.bodies = bodies;
    }

    /** @param returnUrl where the site wants the person back this time; may be left out */
    private record Wanted(String returnUrl) {}

    /**
     * A page that opens once.
     *
     * @param expiresInSeconds as DocuSign has it
     */
    record SigningPage(String url, int expiresInSeconds) {

        /** Without the address, which opens a contract. */
        @Override
        public String toString() {
            return "SigningPage[…]";
        }
    }

    @PostMapping("/api/v1/signups/{*rest}")
    @ResponseStatus(HttpStatus.CREATED)
    SigningPage mint(
            @RequestBody(required = false) JsonNode body,
            @AuthenticationPrincipal SiteKey key,
            HttpServletRequest request) {
        var path = SitePath.of(request);
        if (!path.verb().equals("signing-page")) {
            throw SitePath.nothing();
        }
        call.partner(key, Operation.SIGNING_PAGE);
        var returnUrl = returnUrl(body, key);
        var signup = call.signup(key, path.ref());
        if (!signup.embedded()) {
            throw Problem.conflict(signup.state(), "this person signs from DocuSign's mail");
        }
        var token = links.of(signup, key.id(), returnUrl);
        return page(desk.way(signup, address.wayBack(request, token)));
    }

    private String returnUrl(JsonNode body, SiteKey key) {
        var wanted = body == null ? new Wanted(null) : bodies.read(body, Wanted.class);
        var flaw = wanted.returnUrl() == null ? "" : ReturnUrls.flaw(wanted.returnUrl(), key.returnUrls());
        if (!flaw.isEmpty()) {
            throw Problem.flawed(Map.of("returnUrl", flaw));
        }
        return wanted.returnUrl();
    }

    private static SigningPage page(Way way) {
        if (way instanceof Way.Open open) {
            return new SigningPage(open.url(), 300);
        } else if (way instanceof Way.Ended ended) {
            throw Problem.conflict(ended.signup().state(), "it can be signed no more");
        } else if (way instanceof Way.Coming coming) {
            throw Problem.later(HttpStatus.CONFLICT, coming.pause(), "its envelope is not sent yet");
        } else if (way instanceof Way.NotTheirTurn) {
            throw Problem.conflict("it is not this person's turn to sign");
        } else if (way instanceof Way.Changed) {
            throw Problem.conflict("the envelope was changed in DocuSign and does not know this person any more");
        } else if (way instanceof Way.Busy busy) {
            throw Problem.later(HttpStatus.SERVICE_UNAVAILABLE, busy.pause(), "DocuSign cannot be asked now");
        }
        throw new IllegalStateException("another way: " + way.getClass());
    }
}
