package routes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import ledger.DoubleLedger;
import ledger.StatusLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import signup.StatusChange;

/** The one place where news of envelopes moves sign-ups on, from wherever it came. */
@Component
class ApplyStatus extends RouteBuilder {

    static final String APPLY_STATUS = "direct:apply-status";
    private static final Logger LOG = LoggerFactory.getLogger(ApplyStatus.class);

    private final StatusLedger statuses;
    private final DoubleLedger doubles;
    private final Counter found;

    ApplyStatus(StatusLedger statuses, DoubleLedger doubles, MeterRegistry meters) {
        this.statuses = statuses;
        this.doubles = doubles;
        this.found = Counter.builder("countersign.doubles")
                .description("second envelopes found for one sign-up; each is an alert")
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

    @SuppressWarnings("unchecked")
    private void apply(Exchange exchange) throws Exception {
        var changes = (List<StatusChange>) exchange.getMessage().getMandatoryBody(List.class);
        if (changes.isEmpty()) {
            return;
        }
        statuses.adopt(changes);
        var pairs = doubles.find(changes);
        statuses.apply(changes);
        found.increment(pairs.size());
        pairs.forEach(pair -> LOG.error(
                "{}: a second envelope {} was found beside {}; the later one is voided unless it is signed",
                pair.key(),
                pair.other(),
                pair.kept()));
    }
}
