package routes;

import static routes.ApplyStatus.APPLY_STATUS;
import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import api.EnvelopeChanges;
import docusign.Answer;
import docusign.Changing;
import docusign.EnvelopeChange;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Changes one envelope for an operator who waits: once, and the ledger hears of it only if DocuSign says that it did. */
@Component
class ChangeEnvelope extends RouteBuilder {

    static final String CHANGE_ENVELOPE = "direct:change-envelope";
    private static final String CHANGE = "change";
    private static final String CAME = "came";

    private final Clock clock;

    ChangeEnvelope(Clock clock) {
        this.clock = clock;
    }

    /** Lets an operator's call change something through the same door. */
    static EnvelopeChanges through(CamelContext camel) {
        var template = camel.createProducerTemplate();
        return change -> template.requestBody(CHANGE_ENVELOPE, change, Changing.class);
    }

    @Override
    public void configure() {
        // spotless:off
        from(CHANGE_ENVELOPE)
                .routeId("change-envelope")
                .routeDescription("Asks DocuSign once for a change of one envelope and applies what it has done")
                .routeConfigurationId(Failures.CALLER)
                .setVariable(CHANGE, body())
                .process(turn(EnvelopeChange.class, EnvelopeChange::call))
                .to(CALL_DOCUSIGN)
                .process(this::understand)
                .to(APPLY_STATUS)
                .setBody(variable(CAME));
        // spotless:on
    }

    private void understand(Exchange exchange) throws Exception {
        var change = exchange.getVariable(CHANGE, EnvelopeChange.class);
        var came = change.of(exchange.getMessage().getMandatoryBody(Answer.class));
        exchange.setVariable(CAME, came);
        exchange.getMessage().setBody(came instanceof Changing.Taken ? change.news(clock.instant()) : List.of());
    }
}
