package routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import ledger.DoubleLedger;
import ledger.LedgerDatabase;
import ledger.StatusLedger;
import ledger.Wanted;

/** The route that applies statuses, over the ledger of a test. */
final class ApplyStatusParts {

    private ApplyStatusParts() {}

    static ApplyStatus over(LedgerDatabase database, Wanted wanted) {
        var json = new ObjectMapper();
        return over(database, new StatusLedger(database.jdbc(), database.transaction(), json, wanted));
    }

    static ApplyStatus over(LedgerDatabase database, StatusLedger statuses) {
        var doubles = new DoubleLedger(database.jdbc(), database.transaction(), new ObjectMapper());
        return new ApplyStatus(statuses, doubles, new SimpleMeterRegistry());
    }
}
