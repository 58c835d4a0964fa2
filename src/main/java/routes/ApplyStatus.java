package routes;

import static routes.Step.turn;

import java.util.List;
import ledger.StatusLedger;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The one place where news of envelopes moves sign-ups on, from wherever it came. */
@Component
class ApplyStatus extends RouteBuilder {

    static final String APPLY_STATUS = "direct:apply-status";

    private final StatusLedger statuses;

    ApplyStatus(StatusLedger statuses) {
        this.statuses = statuses;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void configure() {
        from(APPLY_STATUS)
                .routeId("apply-status")
                .routeDescription(
                        "Moves the sign-ups of a list of status changes on, never back, and notes what their partners are to be told")
                .routeConfigurationId(Failures.LEDGER)
                .process(turn(List.class, changes -> statuses.apply(changes)));
    }
}
