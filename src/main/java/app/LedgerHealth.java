package app;

import ledger.Writability;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready means that the ledger can be written. A partner that is down never makes the service unready. */
@Component("ledger")
class LedgerHealth implements HealthIndicator {

    private final Writability ledger;

    LedgerHealth(Writability ledger) {
        this.ledger = ledger;
    }

    @Override
    public Health health() {
        return ledger.problem()
                .map(problem -> Health.down().withDetail("ledger", "the ledger cannot be written: " + problem))
                .orElseGet(Health::up)
                .build();
    }
}
