package api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import ledger.DocumentLedger;
import ledger.DocumentLedger.Waiting;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import partners.ActivePartners;

/** Shows the signed documents that are not stored yet as metrics, for each partner that wants them. */
@Component
class DocumentMeters {

    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private final DocumentLedger documents;
    private final ActivePartners partners;
    private final MeterRegistry meters;
    private final Clock clock;
    private Optional<Map<String, Waiting>> last = Optional.empty();
    private Instant readAt = Instant.MIN;

    DocumentMeters(DocumentLedger documents, ActivePartners partners, MeterRegistry meters, Clock clock) {
        this.documents = documents;
        this.partners = partners;
        this.meters = meters;
        this.clock = clock;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        partners.wantingDocuments().forEach(partner -> {
            gauge("waiting", partner, Waiting::waiting, "signed documents that are not stored yet");
            gauge("troubled", partner, Waiting::troubled, "those of them that were tried in vain");
        });
    }

    private void gauge(String name, String partner, ToLongFunction<Waiting> value, String what) {
        Gauge.builder(
                        "countersign.documents." + name,
                        () -> now().map(waiting ->
                                        (double) value.applyAsLong(waiting.getOrDefault(partner, Waiting.NONE)))
                                .orElse(Double.NaN))
                .tag("partner", partner)
                .description(what)
                .register(meters);
    }

    /** Both gauges of all partners cost one statement; nothing while the ledger is away. */
    private synchronized Optional<Map<String, Waiting>> now() {
        var now = clock.instant();
        if (readAt.isBefore(now.minus(GOOD_FOR)) || readAt.isAfter(now)) {
            try {
                last = Optional.of(documents.waiting());
            } catch (DataAccessException | TransactionException e) {
                last = Optional.empty();
            }
            readAt = now;
        }
        return last;
    }
}
