package api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import ledger.Decision;
import ledger.OperatorLedger;
import ledger.ParkedOutcomes;
import ledger.SigningLinks;
import ledger.SignupFilter;
import ledger.SignupViews;
import ledger.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import signup.SignupKey;

/** Takes operators' decisions about sign-ups that do not go on by themselves. */
@RestController
class DecisionsApi {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionsApi.class);
    private static final Set<String> RETRYABLE =
            Set.of("", SignupFilter.STUCK, SignupFilter.PARKED, "waiting", "unsure", "refused");
    private static final int MOST = 10_000;
    private static final int USUAL = 1_000;

    private final OperatorLedger ledger;
    private final ParkedOutcomes parked;
    private final SignupViews views;
    private final EnvelopeVerbs envelopes;
    private final SigningLinks links;
    private final Body bodies;

    DecisionsApi(
            OperatorLedger ledger,
            ParkedOutcomes parked,
            SignupViews views,
            EnvelopeVerbs envelopes,
            SigningLinks links,
            Body bodies) {
        this.ledger = ledger;
        this.parked = parked;
        this.envelopes = envelopes;
        this.links = links;
        this.views = views;
        this.bodies = bodies;
    }

    /** A filter and a reason; what is null does not narrow. */
    private record RetryAll(String partner, String state, String reason, Integer limit) {}

    /** How many are tried again, and within how many seconds all of them are due. */
    record Retried(int retried, int withinSeconds) {}

    @PostMapping(path = "/admin/v1/signups/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    Retried retryAll(@RequestBody JsonNode body, Principal operator) {
        var all = bodies.read(body, RetryAll.class);
        var decision = Reason.decision(all.reason(), operator);
        var partner = Optional.ofNullable(all.partner()).orElse("");
        var state = Optional.ofNullable(all.state()).orElse("");
        var limit = Optional.ofNullable(all.limit()).orElse(USUAL);
        if (partner.indexOf('\0') >= 0 || !RETRYABLE.contains(state)) {
            throw Problem.bad("only what is stuck, waiting, unsure, refused or parked can be tried again");
        }
        if (limit < 1 || limit > MOST) {
            throw Problem.bad("limit is a number from 1 to " + MOST);
        }
        var retried = state.equals(SignupFilter.PARKED) ? 0 : ledger.retryAll(partner, state, limit, decision);
        if (retried < limit && Set.of("", SignupFilter.PARKED).contains(state)) {
            retried += parked.releaseAll(partner, limit - retried, decision);
        }
        LOG.info("operator {}: {} sign-ups are tried again", decision.operator(), retried);
        return new Retried(retried, (retried + OperatorLedger.PACE - 1) / OperatorLedger.PACE);
    }

    @PostMapping(path = "/admin/v1/signups/{partner}/{*rest}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Object decide(@RequestBody JsonNode body, HttpServletRequest request, Principal operator) {
        var path = SignupPath.withVerb(request);
        var key = path.key();
        if (envelopes.knows(path.verb())) {
            return envelopes.change(path.verb(), key, body, operator);
        }
        var change = change(path.verb());
        var decision = Reason.decision(bodies.read(body, Reason.class).reason(), operator);
        var verdict = change.decide(key, decision);
        if (verdict instanceof Verdict.Refused refused) {
            throw Problem.conflict(refused.state(), refused.why());
        } else if (verdict instanceof Verdict.Done) {
            LOG.info("operator {}: {} of {}", decision.operator(), path.verb(), key.printable());
            return views.one(key).orElseThrow();
        }
        throw Problem.unknown("there is no such sign-up");
    }

    @FunctionalInterface
    private interface Change {
        Verdict decide(SignupKey key, Decision decision);
    }

    private Change change(String verb) {
        return switch (verb) {
            case "retry" -> this::retry;
            case "resend" -> ledger::resend;
            case "give-up" -> ledger::giveUp;
            case "withdraw-link" -> links::withdraw;
            default ->
                throw Problem.unknown("a sign-up can be told retry, resend, give-up, withdraw-link, refresh, void,"
                        + " correct or extend");
        };
    }

    /** Also what its partner's database has refused to be told, wherever the sign-up stands. */
    private Verdict retry(SignupKey key, Decision decision) {
        var told = parked.release(key, decision) > 0;
        var verdict = ledger.retry(key, decision);
        return told && verdict instanceof Verdict.Refused ? new Verdict.Done() : verdict;
    }
}
