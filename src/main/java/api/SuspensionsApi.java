package api;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.Principal;
import ledger.Decision;
import ledger.Suspensions;
import ledger.Suspensions.Suspension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import partners.ActivePartners;

/** Lets operators stop a partner on all replicas and let it go on. */
@RestController
class SuspensionsApi {

    private static final Logger LOG = LoggerFactory.getLogger(SuspensionsApi.class);

    private final Suspensions suspensions;
    private final ActivePartners partners;
    private final Body bodies;

    SuspensionsApi(Suspensions suspensions, ActivePartners partners, Body bodies) {
        this.suspensions = suspensions;
        this.partners = partners;
        this.bodies = bodies;
    }

    /** @param suspended since when, why and by whom; null if it is not */
    record State(String partner, Suspension suspended) {}

    @PostMapping(path = "/admin/v1/partners/{partner}/suspend", consumes = MediaType.APPLICATION_JSON_VALUE)
    State suspend(@PathVariable String partner, @RequestBody JsonNode body, Principal operator) {
        var decision = decision(partner, body, operator);
        if (!suspensions.suspend(partner, decision)) {
            throw Problem.conflict("the partner is suspended already");
        }
        LOG.warn("operator {}: partner {} is suspended on all replicas", decision.operator(), partner);
        return new State(partner, suspensions.all().get(partner));
    }

    @PostMapping(path = "/admin/v1/partners/{partner}/resume", consumes = MediaType.APPLICATION_JSON_VALUE)
    State resume(@PathVariable String partner, @RequestBody JsonNode body, Principal operator) {
        var decision = decision(partner, body, operator);
        if (!suspensions.resume(partner, decision)) {
            throw Problem.conflict("the partner is not suspended");
        }
        LOG.info("operator {}: partner {} goes on", decision.operator(), partner);
        return new State(partner, suspensions.all().get(partner));
    }

    private Decision decision(String partner, JsonNode body, Principal operator) {
        var decision = Reason.decision(bodies.read(body, Reason.class).reason(), operator);
        if (partner.indexOf('\0') >= 0 || partners.named(partner).isEmpty() && !suspensions.knows(partner)) {
            throw Problem.unknown("there is no such partner");
        }
        return decision;
    }
}
