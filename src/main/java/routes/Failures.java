package routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What happens when a step fails, by the neighbour that failed us. A route names one of these. Nothing is redelivered
 * here: the ledger offers the work again. Messages of foreign exceptions are left out, because databases like to quote
 * the row.
 */
@Component
class Failures extends RouteConfigurationBuilder {

    /** Our own database, or a bug. */
    static final String LEDGER = "ledger";
    /** A partner's database while its rows are read. */
    static final String PARTNER = "partner";
    /** A partner's database while it is told an outcome. */
    static final String OUTCOME = "outcome";

    /** Whatever fails is the caller's to handle: for steps whose caller must not go on as if they had worked. */
    static final String CALLER = "caller";

    /** The same for building blocks of integrators' own routes, whose authors must see why. */
    static final String OWN = "own";

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final PartnerTroubles troubles;
    private final OutcomeTroubles untold;
    private final LedgerTroubles ledger;

    Failures(PartnerTroubles troubles, OutcomeTroubles untold, LedgerTroubles ledger) {
        this.troubles = troubles;
        this.untold = untold;
        this.ledger = ledger;
    }

    @Override
    public void configuration() {
        routeConfiguration(LEDGER).onException(Exception.class).handled(true).process(ledger::tell);

        caller(this);

        routeConfiguration(OWN)
                .onException(Exception.class)
                .handled(false)
                .logExhausted(false)
                .process(Failures::inOwnRoute);

        routeConfiguration(PARTNER).onException(Exception.class).handled(true).process(this::whileReading);

        routeConfiguration(OUTCOME).onException(Exception.class).handled(true).process(untold::whileTelling);
    }

    /** The one policy that needs no neighbour. */
    static void caller(RouteConfigurationBuilder policies) {
        policies.routeConfiguration(CALLER)
                .onException(Exception.class)
                .handled(false)
                .logExhausted(false);
    }

    private static void inOwnRoute(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.warn(
                "route {}: {}",
                exchange.getFromRouteId(),
                failure instanceof NotTaken
                        ? failure.getMessage()
                        : failure.getClass().getSimpleName());
    }

    /** Reading a partner's rows needs the ledger too. */
    private void whileReading(Exchange exchange) {
        if (PartnerTroubles.inLedger(exchange)) {
            ledger.tell(exchange);
        } else {
            troubles.whileReading(exchange);
        }
    }
}
