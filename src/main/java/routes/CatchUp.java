package routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ledger.Continuity;
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
    private final ReconcileProperties reconcile;
    private final Clock clock;
    private final ProducerTemplate template;
    private final Map<String, Instant> assured = new ConcurrentHashMap<>();

    CatchUp(Continuity continuity, ReconcileProperties reconcile, Clock clock, CamelContext camel) {
        this.continuity = continuity;
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
        if (gap.isPresent() && !read(account, gap.get())) {
            return false;
        }
        assured.put(account, clock.instant().plus(ASSURED));
        return true;
    }

    private boolean read(String account, Instant since) {
        LOG.info(
                "account {}: nothing was sent since {}; reading what DocuSign has seen before going on",
                account,
                since);
        var sweep = new Sweep(account, since.minus(reconcile.overlap()), clock.instant(), 0, false);
        var end = template.requestBody(ReadChanges.READ_CHANGES, sweep, Sweep.class);
        if (end == null || !end.complete()) {
            return false;
        }
        continuity.resume(account);
        return true;
    }
}
