package routes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import ledger.OutcomeLedger;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.BatchUpdate;
import partners.Partner;
import partners.PartnerDatabases;
import signup.Outcome;

/**
 * Writes many outcomes of one partner in one transaction of its database, and notes them in one of ours. Whatever goes
 * wrong there leaves none of them written, and each is then written alone: one bad row must not hold up the others.
 */
@Component
class OutcomeBatches {

    private final ActivePartners partners;
    private final PartnerDatabases databases;
    private final OutcomeLedger outcomes;
    private final OutcomeTroubles untold;
    private final LedgerTroubles ledgerTroubles;
    private final BatchUpdate update = new BatchUpdate();

    /** Whose statement cannot be run so, or whose driver does not say how many rows each has found. */
    private final Set<String> onlyAlone = ConcurrentHashMap.newKeySet();

    OutcomeBatches(
            ActivePartners partners,
            PartnerDatabases databases,
            OutcomeLedger outcomes,
            OutcomeTroubles untold,
            LedgerTroubles ledgerTroubles) {
        this.partners = partners;
        this.databases = databases;
        this.outcomes = outcomes;
        this.untold = untold;
        this.ledgerTroubles = ledgerTroubles;
    }

    /**
     * Those that are still to be written.
     *
     * @param due of as many sign-ups
     * @param inTime whether they may still be written: asked at the last moment
     */
    List<Outcome> left(Exchange exchange, List<Outcome> due, BooleanSupplier inTime) {
        var partner = partners.named(due.get(0).key().partner());
        if (partner.isEmpty() || onlyAlone.contains(partner.get().name())) {
            return due;
        }
        var counts = write(partner.get(), due, inTime);
        if (counts.isEmpty()) {
            return due;
        }
        told(exchange, due, counts);
        return List.of();
    }

    /** How many rows each has found, or nothing if none is written. */
    private List<Integer> write(Partner partner, List<Outcome> due, BooleanSupplier inTime) {
        var rows = due.stream().map(WriteBackOutcomes::parameters).toList();
        var result = update.run(databases.of(partner), partner, rows, inTime);
        if (!result.possible()) {
            onlyAlone.add(partner.name());
        }
        return result.each();
    }

    /** They are written: if the ledger does not hear of it they are written once more, with the same values. */
    private void told(Exchange exchange, List<Outcome> due, List<Integer> counts) {
        try {
            untold.over(exchange, due);
            Map<Outcome, String> told = new LinkedHashMap<>();
            IntStream.range(0, due.size())
                    .forEach(i -> told.put(due.get(i), WriteBackOutcomes.problem(due.get(i), counts.get(i))));
            outcomes.told(told).forEach(outcomes::tellLatestAgain);
        } catch (RuntimeException e) {
            ledgerTroubles.tell(exchange.getFromRouteId(), e);
        }
    }
}
