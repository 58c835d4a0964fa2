package routes;

import ledger.Writability;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Looks whether the ledger can be written, so that readiness knows it at once and the log says when it is over. */
@Component
class WatchLedger extends RouteBuilder {

    private final Writability ledger;
    private final LedgerTroubles troubles;

    WatchLedger(Writability ledger, LedgerTroubles troubles) {
        this.ledger = ledger;
        this.troubles = troubles;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:watch-ledger?period=5000&synchronous=true")
                .routeId("watch-ledger")
                .routeDescription("Tries whether the ledger can be written")
                .routeConfigurationId(Failures.LEDGER)
                .process(exchange -> ledger.look().ifPresentOrElse(troubles::ill, troubles::well));
        // spotless:on
    }
}
