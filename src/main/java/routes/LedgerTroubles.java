package routes;

import java.time.Clock;
import ledger.Ailment;
import ledger.Writability;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.Troubles;

/** Says what failed in our own work, once when it begins and rarely again: when the ledger is ill, every route fails. */
@Component
class LedgerTroubles {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerTroubles.class);
    private static final String US = "";
    private static final String LEDGER = "ledger";

    private final Troubles troubles;
    private final Writability ledger;

    LedgerTroubles(Writability ledger, Clock clock) {
        this.ledger = ledger;
        this.troubles = new Troubles(clock);
    }

    /** Logs the exchange's failure, without a word of the data it was about. */
    void tell(Exchange exchange) {
        tell(exchange.getFromRouteId(), exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /** Logs a failure in that route; if the ledger is ill, that it is. */
    void tell(String route, Throwable failure) {
        var ailment = Ailment.of(failure);
        if (ailment.isPresent()) {
            ledger.failed(ailment.get());
            ill(ailment.get());
            return;
        }
        var what = route + ": " + Trouble.of(failure);
        if (troubles.met(US, route, what)) {
            LOG.error("{}; the ledger offers the work again", what);
        }
    }

    /** The ledger cannot be written, whoever has noticed. */
    void ill(String ailment) {
        if (troubles.met(US, LEDGER, ailment)) {
            LOG.error("the ledger cannot be written: {}; nothing is read or sent until it can", ailment);
        }
    }

    /** The ledger can be written. */
    void well() {
        if (troubles.over(US, LEDGER)) {
            LOG.info("the ledger can be written again");
        }
    }
}
