package routes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ledger.OutcomeLedger;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import partners.Blame;
import signup.Outcome;

/** What becomes of an outcome that its partner's database did not take: kept with the reason, and when it is tried again. */
@Component
class OutcomeTroubles {

    static final String OUTCOME = "outcome";
    static final String WRITTEN = "written";

    /** A database that is back is told soon. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final PartnerTroubles troubles;
    private final LedgerTroubles ledgerTroubles;
    private final OutcomeLedger outcomes;
    private final Map<String, Set<Long>> refused = new ConcurrentHashMap<>();

    OutcomeTroubles(PartnerTroubles troubles, LedgerTroubles ledgerTroubles, OutcomeLedger outcomes) {
        this.troubles = troubles;
        this.ledgerTroubles = ledgerTroubles;
        this.outcomes = outcomes;
    }

    /** A partner's database did not take an outcome, or the ledger did not take that it has. */
    void whileTelling(Exchange exchange) {
        if (exchange.getVariable(WRITTEN, false, Boolean.class)) {
            ledgerTroubles.tell(exchange);
            return;
        }
        var failure = PartnerTroubles.failure(exchange);
        if (Blame.of(failure) == Blame.ROW) {
            refusedBy(outcome(exchange)).add(outcome(exchange).id());
            refused(exchange, troubles.metInRow(exchange, failure));
        } else {
            keep(exchange, troubles.met(exchange, failure), LONGEST);
        }
    }

    /** Its database was away a moment ago: nobody waits for its connection time-out once an outcome. */
    void notNow(Exchange exchange) {
        keep(exchange, "the database is away", LONGEST);
    }

    /** The partner's database has taken it. */
    void over(Exchange exchange) {
        over(exchange, List.of(outcome(exchange)));
    }

    /** The partner's database has taken them. */
    void over(Exchange exchange, List<Outcome> taken) {
        troubles.over(exchange);
        var before = refusedBy(taken.get(0));
        var ids = taken.stream().map(Outcome::id).toList();
        if (before.removeAll(ids) && before.isEmpty()) {
            troubles.overInRows(exchange);
        }
    }

    static Outcome outcome(Exchange exchange) {
        return exchange.getVariable(OUTCOME, Outcome.class);
    }

    private void keep(Exchange exchange, String what, Duration longest) {
        try {
            outcomes.notTold(outcome(exchange), what, longest);
        } catch (RuntimeException e) {
            ledgerTroubles.tell(exchange.getFromRouteId(), e);
        }
    }

    /** A row that a constraint refuses is not mended by trying it for ever; what comes after it waits behind it. */
    private void refused(Exchange exchange, String what) {
        try {
            if (outcomes.refused(outcome(exchange), what)) {
                troubles.rows(exchange, what + "; refused so often that they wait until an operator retries them");
            }
        } catch (RuntimeException e) {
            ledgerTroubles.tell(exchange.getFromRouteId(), e);
        }
    }

    private Set<Long> refusedBy(Outcome outcome) {
        return refused.computeIfAbsent(outcome.key().partner(), partner -> ConcurrentHashMap.newKeySet());
    }
}
