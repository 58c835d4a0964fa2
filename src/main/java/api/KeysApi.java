package api;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import ledger.Decision;
import ledger.SiteKeyView;
import ledger.SiteKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import partners.ActivePartners;
import partners.Partner;

/** Lets operators make keys for partners' web sites, see them and revoke them. */
@RestController
class KeysApi {

    private static final Logger LOG = LoggerFactory.getLogger(KeysApi.class);

    private final SiteKeys keys;
    private final ActivePartners partners;
    private final Body bodies;
    private final Clock clock;

    KeysApi(SiteKeys keys, ActivePartners partners, Body bodies, Clock clock) {
        this.keys = keys;
        this.partners = partners;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** A partner's keys. */
    record Keys(List<SiteKeyView> items) {}

    /** @param keepLinks whether the links that the key's site was given stay good; they end unless it is said */
    private record Revocation(String reason, Boolean keepLinks) {}

    @PostMapping(path = "/admin/v1/partners/{partner}/keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    SiteKeys.Made make(@PathVariable String partner, @RequestBody JsonNode body, Principal operator) {
        var given = bodies.read(body, WantedKey.Properties.class);
        var wanted = new WantedKey(partner(partner).templates().keySet(), clock.instant()).read(given);
        var why = given.reason() == null ? "" : given.reason().asText();
        var made = keys.make(partner, wanted, decision(why, operator));
        LOG.info("operator {}: key {} for partner {}", operator.getName(), made.id(), partner);
        return made;
    }

    @GetMapping("/admin/v1/partners/{partner}/keys")
    Keys all(@PathVariable String partner) {
        var all = partner.indexOf('\0') >= 0 ? List.<SiteKeyView>of() : keys.of(partner);
        if (all.isEmpty()) {
            partner(partner);
        }
        return new Keys(all);
    }

    /** At once on every replica: each call with the key and each click on a link asks the ledger. */
    @DeleteMapping("/admin/v1/partners/{partner}/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(
            @PathVariable String partner,
            @PathVariable String id,
            @RequestBody(required = false) JsonNode body,
            Principal operator) {
        var given = body == null ? new Revocation("", false) : bodies.read(body, Revocation.class);
        var keep = Boolean.TRUE.equals(given.keepLinks());
        var reason = given.reason() == null ? "" : given.reason();
        if (partner.indexOf('\0') >= 0
                || id.indexOf('\0') >= 0
                || !keys.revoke(partner, id, keep, decision(reason, operator))) {
            throw Problem.unknown("the partner has no such key that is still valid");
        }
        LOG.warn("operator {}: key {} of partner {} is revoked", operator.getName(), id, partner);
    }

    /** A key's name says what it is for, so a reason may be left out. */
    private static Decision decision(String reason, Principal operator) {
        return reason.isBlank() ? new Decision(operator.getName(), "") : Reason.decision(reason, operator);
    }

    private Partner partner(String name) {
        return partners.named(name).orElseThrow(() -> Problem.unknown("there is no such partner"));
    }
}
