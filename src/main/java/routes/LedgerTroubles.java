package routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says what failed in our own work, once when it begins and again each half minute: a ledger that is down fails often. */
@Component
class LedgerTroubles {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerTroubles.class);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    LedgerTroubles(Clock clock) {
        this.clock = clock;
    }

    /** Logs the exchange's failure, without a word of the data it was about. */
    void tell(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        var what = exchange.getFromRouteId() + ": " + Trouble.of(failure);
        var now = clock.instant();
        var before = told.get(what);
        if (before == null || now.isAfter(before.plus(AGAIN))) {
            told.put(what, now);
            LOG.error("{}; the ledger offers the work again", what);
        }
    }
}
