package routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ledger.Continuity;
import ledger.StatusLedger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets nothing be sent after a gap in the ledger's life before DocuSign was asked what it has seen meanwhile: a ledger
 * restored from a backup has forgotten envelopes, and one listing brings them back.
 */
@Component
class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration ASSURED = Duration.ofSeconds(20);

    private final Continuity continuity;
    private final StatusLedger statuses;
    private final ReconcileProperties reconcile;
    private final Clock clock;
    private final ProducerTemplate template;
    private final Map<String, Instant> assured = new ConcurrentHashMap<>();

    CatchUp(
            Continuity continuity,
            StatusLedger statuses,
            ReconcileProperties reconcile,
            Clock clock,
            CamelContext camel) {
        this.continuity = continuity;
        this.statuses = statuses;
        this.reconcile = reconcile;
        this.clock = clock;
        this.template = camel.createProducerTemplate();
    }

    /** Whether the account may send: there was no gap, or what happened in it is known. */
    boolean done(String account) {
        var until = assured.get(account);
        if (until != null && clock.instant().isBefore(until)) {
            return true;
        }
        var gap = continuity.gapSince(account);
        if (gap.isPresent() && !readGap(account, gap.get())) {
            return false;
        }
        var from = reconcile.since().filter(since -> !statuses.hasReadFrom(account, since));
        if (from.isPresent() && !readFrom(account, from.get())) {
            return false;
        }
        assured.put(account, clock.instant().plus(ASSURED));
        return true;
    }

    private boolean readGap(String account, Instant since) {
        LOG.info(
                "account {}: nothing was sent since {}; reading what DocuSign has seen before going on",
                account,
                since);
        if (!read(account, since.minus(reconcile.overlap()))) {
            return false;
        }
        continuity.resume(account);
        return true;
    }

    /** A ledger that is new, or has lost its past, sends nothing again that it finds there. */
    private boolean readFrom(String account, Instant since) {
        LOG.info("account {}: reading DocuSign's changes since {} before anything is sent", account, since);
        return read(account, since);
    }

    private boolean read(String account, Instant since) {
        var sweep = new Sweep(account, since, clock.instant(), 0, false);
        var end = template.requestBody(ReadChanges.READ_CHANGES, sweep, Sweep.class);
        return end != null && end.complete();
    }
}
