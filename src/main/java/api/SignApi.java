package api;

import api.SignPage.Kind;
import api.SigningDesk.Way;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import ledger.FollowedLinks;
import ledger.FollowedLinks.Followed;
import ledger.SiteSignup;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The durable link of a contract: leads to a fresh signing page when a person clicks it, and mints none for machines. */
@RestController
class SignApi {

    /** DocuSign's words for how a visit ended; nothing else is passed on. */
    private static final Set<String> EVENTS = Set.of(
            "signing_complete",
            "cancel",
            "decline",
            "exception",
            "fax_pending",
            "session_timeout",
            "ttl_expired",
            "viewing_complete",
            "access_code_failed",
            "id_check_failed");

    private final FollowedLinks links;
    private final SigningDesk desk;
    private final SiteAddress address;

    SignApi(FollowedLinks links, SigningDesk desk, SiteAddress address) {
        this.links = links;
        this.desk = desk;
        this.address = address;
    }

    /** A look without a click: nothing is minted. */
    @RequestMapping(path = "/sign/{token}", method = RequestMethod.HEAD)
    ResponseEntity<String> look(@PathVariable String token, HttpServletRequest request) {
        return preview(token, request);
    }

    @GetMapping("/sign/{token}")
    ResponseEntity<String> click(@PathVariable String token, HttpServletRequest request) {
        return Machines.is(request) ? preview(token, request) : lead(token, request);
    }

    /** The button of the page that machines are shown, and persons who are taken for one. */
    @PostMapping("/sign/{token}")
    ResponseEntity<String> press(@PathVariable String token, HttpServletRequest request) {
        return lead(token, request);
    }

    /** Back from DocuSign. Its event is passed on for what it is worth; the state is ours. */
    @GetMapping("/sign/{token}/return")
    ResponseEntity<String> back(
            @PathVariable String token, @RequestParam(defaultValue = "") String event, HttpServletRequest request) {
        var link = followed(token, false);
        if (link.isEmpty()) {
            return SignPage.of(Kind.GONE, request);
        }
        var signup = link.get().signup();
        if (signup.returnUrl().isEmpty()) {
            return SignPage.of(signup.ended() ? ended(signup) : Kind.RECEIVED, request);
        }
        return redirect(SiteAddress.with(
                signup.returnUrl(),
                "ref",
                signup.key().ref(),
                "state",
                signup.state().word(),
                "event",
                EVENTS.contains(event) ? event : "unknown"));
    }

    private Optional<Followed> followed(String token, boolean mint) {
        return links.follow(token, mint).filter(link -> !link.withdrawn());
    }

    private ResponseEntity<String> preview(String token, HttpServletRequest request) {
        return followed(token, false)
                .map(link -> SignPage.of(link.signup().ended() ? ended(link.signup()) : Kind.OPEN, request))
                .orElseGet(() -> SignPage.of(Kind.GONE, request));
    }

    private ResponseEntity<String> lead(String token, HttpServletRequest request) {
        var link = followed(token, true);
        if (link.isEmpty()) {
            return SignPage.of(Kind.GONE, request);
        } else if (link.get().tooOften()) {
            return SignPage.of(Kind.TOO_OFTEN, request, 60);
        }
        return page(desk.way(link.get().signup(), address.wayBack(request, token)), request);
    }

    private static ResponseEntity<String> page(Way way, HttpServletRequest request) {
        if (way instanceof Way.Open open) {
            return redirect(URI.create(open.url()));
        } else if (way instanceof Way.Ended ended) {
            return SignPage.of(ended(ended.signup()), request);
        } else if (way instanceof Way.Coming coming) {
            return SignPage.of(Kind.COMING, request, seconds(coming.pause()));
        } else if (way instanceof Way.NotTheirTurn) {
            return SignPage.of(Kind.NOT_THEIR_TURN, request);
        } else if (way instanceof Way.Changed) {
            return SignPage.of(Kind.STOPPED, request);
        } else if (way instanceof Way.Busy busy) {
            return SignPage.of(Kind.BUSY, request, seconds(busy.pause()));
        }
        throw new IllegalStateException("another way: " + way.getClass());
    }

    private static long seconds(Duration pause) {
        return Math.max(5, Math.min(300, pause.toSeconds()));
    }

    private static Kind ended(SiteSignup signup) {
        return switch (signup.state()) {
            case COMPLETED -> Kind.COMPLETED;
            case DECLINED -> Kind.DECLINED;
            case EXPIRED -> Kind.EXPIRED;
            case VOIDED -> Kind.VOIDED;
            default -> Kind.STOPPED;
        };
    }

    private static ResponseEntity<String> redirect(URI to) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(to)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
