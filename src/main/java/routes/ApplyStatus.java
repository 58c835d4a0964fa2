package routes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ledger.DoubleLedger;
import ledger.DoubleLedger.Pair;
import ledger.StatusLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import signup.Fingerprint;
import signup.SignupKey;
import signup.StatusChange;

/** The one place where news of envelopes moves sign-ups on, from wherever it came. */
@Component
class ApplyStatus extends RouteBuilder {

    static final String APPLY_STATUS = "direct:apply-status";
    private static final Logger LOG = LoggerFactory.getLogger(ApplyStatus.class);

    private final StatusLedger statuses;
    private final DoubleLedger doubles;
    private final Counter found;
    private final Counter failed;

    ApplyStatus(StatusLedger statuses, DoubleLedger doubles, MeterRegistry meters) {
        this.statuses = statuses;
        this.doubles = doubles;
        this.found = Counter.builder("countersign.doubles")
                .description("second envelopes found for one sign-up; each is an alert")
                .register(meters);
        this.failed = Counter.builder("countersign.changes.failed")
                .description("news of envelopes that the ledger's database refused; each is an alert")
                .register(meters);
    }

    @Override
    public void configure() {
        from(APPLY_STATUS)
                .routeId("apply-status")
                .routeDescription("Moves sign-ups on, never back, finds doubles and notes what partners are to be told")
                .routeConfigurationId(Failures.CALLER)
                .process(this::apply);
    }

    /** One that the database will never take must not keep the others from going on; a ledger that is away fails all. */
    @SuppressWarnings("unchecked")
    private void apply(Exchange exchange) throws Exception {
        var changes = (List<StatusChange>) exchange.getMessage().getMandatoryBody(List.class);
        if (changes.isEmpty()) {
            return;
        }
        try {
            together(changes);
        } catch (DataIntegrityViolationException oneOfThem) {
            changes.stream().sorted(Comparator.comparing(StatusChange::sentAt)).forEach(this::alone);
        }
    }

    private void together(List<StatusChange> changes) {
        statuses.adopt(changes);
        doubles.find(changes).forEach(this::report);
        statuses.apply(changes);
    }

    private void alone(StatusChange change) {
        try {
            together(List.of(change));
        } catch (DataIntegrityViolationException refused) {
            failed.increment();
            about(change.key(), change.envelopeId())
                    .log(
                            "{}: news of envelope {} cannot be recorded, look at it in DocuSign; the others go on: {}",
                            change.key().map(SignupKey::printable).orElse("without a key"),
                            change.envelopeId(),
                            Trouble.of(refused));
        }
    }

    /** Changes come many at once: each line says itself of whom it is. */
    private static LoggingEventBuilder about(Optional<SignupKey> key, String envelope) {
        var line = LOG.atError().addKeyValue(Marks.ENVELOPE, envelope);
        if (key.isEmpty()) {
            return line;
        }
        var signup = Fingerprint.of(key.get());
        return line.addKeyValue(Marks.PARTNER, key.get().partner())
                .addKeyValue(Marks.REF_HASH, signup.refHash())
                .addKeyValue(Marks.TRACE_ID, signup.trace());
    }

    private void report(Pair pair) {
        found.increment();
        about(Optional.of(pair.key()), pair.kept())
                .log(
                        "{}: a second envelope {} was found beside {}; the later one is voided unless it is signed",
                        pair.key().printable(),
                        pair.other(),
                        pair.kept());
    }
}
