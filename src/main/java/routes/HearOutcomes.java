package routes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ledger.OutcomeGroups;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultMessage;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import signup.Outcome;

/** Where integrators' own routes learn how sign-ups fare, beside the partner's table and without holding it up. */
@Component
class HearOutcomes extends RouteBuilder {

    static final String PARTNER = "countersignPartner";
    static final String GROUP = "countersignGroup";
    static final String HEARD = "countersignOutcome";
    private static final String MORE = "countersignMore";
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration FORGETTING = Duration.ofMinutes(10);

    private final OutcomeGroups outcomes;
    private final ActivePartners partners;
    private final Map<String, Instant> forgetting = new ConcurrentHashMap<>();

    HearOutcomes(OutcomeGroups outcomes, ActivePartners partners) {
        this.outcomes = outcomes;
        this.partners = partners;
    }

    @Override
    public void configure() {
        // spotless:off
        from("direct:next-outcome")
                .routeId("next-outcome")
                .routeDescription("Takes the next outcome that a group of integrators' routes has not heard of")
                .routeConfigurationId(Failures.LEDGER)
                .process(this::next);

        from("direct:outcome-heard")
                .routeId("outcome-heard")
                .routeDescription("Notes that a group of integrators' routes has dealt with an outcome")
                .routeConfigurationId(Failures.CALLER)
                .process(this::heard);
        // spotless:on
    }

    /** Where there is no table, nobody but the groups is told. */
    private void heard(Exchange exchange) {
        var told = partners.named(property(exchange, PARTNER))
                .filter(partner -> partner.database().isEmpty())
                .isPresent();
        outcomes.heard(property(exchange, GROUP), exchange.getProperty(HEARD, Long.class), told);
    }

    private void next(Exchange exchange) {
        exchange.setProperty(MORE, "no");
        exchange.getMessage().setBody(null);
        var group = property(exchange, GROUP);
        var partner = property(exchange, PARTNER);
        var due = forgetting.get(group + ":" + partner);
        if (due == null || Instant.now().isAfter(due)) {
            outcomes.join(group, partner);
            outcomes.forget(group, partner);
            forgetting.put(group + ":" + partner, Instant.now().plus(FORGETTING));
        }
        outcomes.next(group, partner, LEASE).ifPresent(outcome -> {
            exchange.setProperty(MORE, "yes");
            exchange.setProperty(HEARD, outcome.id());
            var message = new DefaultMessage(exchange.getContext()); // of its own, since files are named after it
            message.setBody(told(outcome));
            exchange.setMessage(message);
        });
    }

    private static Map<String, Object> told(Outcome outcome) {
        var told = new HashMap<String, Object>();
        told.put("partner", outcome.key().partner());
        told.put("ref", outcome.key().ref());
        told.put("status", outcome.status().word());
        told.put("envelopeId", outcome.envelopeId());
        told.put("reason", outcome.reason());
        told.put("occurredAt", outcome.occurredAt().toString());
        return told;
    }

    private static String property(Exchange exchange, String name) {
        return exchange.getProperty(name, "", String.class);
    }
}
