package routes;

import static routes.ApplyStatus.APPLY_STATUS;

import docusign.DocuSignProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import ledger.ConnectInbox;
import ledger.StoredEvent;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import signup.SignupState;
import signup.StatusChange;

/**
 * The fast path of outcomes: what DocuSign Connect has delivered is stored by then; here it moves sign-ups on. Together
 * at first, and each alone once that has failed, so that one event that cannot be applied holds up no other.
 */
@Component
class ReceiveWebhooks extends RouteBuilder {

    static final String APPLY_WEBHOOKS = "direct:apply-webhooks";
    private static final String GROUPS = "groups";
    private static final String EVENTS = "events";
    private static final int MANY = 200;

    private final ConnectInbox inbox;
    private final LedgerTroubles troubles;
    private final boolean on;
    private volatile int parked;

    ReceiveWebhooks(ConnectInbox inbox, LedgerTroubles troubles, DocuSignProperties docusign, MeterRegistry meters) {
        this.inbox = inbox;
        this.troubles = troubles;
        this.on = docusign.connect().on();
        Gauge.builder("countersign.webhooks.parked", () -> parked)
                .description("stored webhooks that could not be applied and wait for a person")
                .register(meters);
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:receive-webhooks?period=500&synchronous=true")
                .routeId("receive-webhooks")
                .routeDescription("Takes stored webhooks that are due, on any replica, until none is left")
                .routeConfigurationId(Failures.LEDGER)
                .autoStartup(on)
                .loopDoWhile(this::take)
                    .setBody(variable(GROUPS))
                    .split(body())
                        .to(APPLY_WEBHOOKS)
                    .end()
                .end();

        from(APPLY_WEBHOOKS)
                .routeId("apply-webhooks")
                .routeDescription("Applies the newest news of each envelope and remembers what was applied")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(EVENTS, body())
                .doTry()
                    .process(exchange -> exchange.getMessage().setBody(newest(events(exchange))))
                    .to(APPLY_STATUS)
                    .process(this::applied)
                .doCatch(Exception.class)
                    .process(this::failed)
                .end();
        // spotless:on
    }

    private boolean take(Exchange exchange) {
        var due = exchange.getContext().isStarted() ? inbox.due(MANY) : List.<StoredEvent>of();
        var groups = new ArrayList<List<StoredEvent>>();
        var fresh = due.stream().filter(event -> event.tries() == 1).toList();
        if (!fresh.isEmpty()) {
            groups.add(fresh);
        }
        due.stream().filter(event -> event.tries() > 1).map(List::of).forEach(groups::add);
        exchange.setVariable(GROUPS, groups);
        return !groups.isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<StoredEvent> events(Exchange exchange) {
        return exchange.getVariable(EVENTS, List.class);
    }

    /** Of each envelope the ending, or else the newest snapshot: a bounce of yesterday is no news after a delivery. */
    private static List<StatusChange> newest(List<StoredEvent> events) {
        var newest = new HashMap<String, StoredEvent>();
        events.stream()
                .filter(event -> !saysNothing(event))
                .forEach(event -> newest.merge(event.news().envelopeId(), event, ReceiveWebhooks::later));
        return newest.values().stream().map(StoredEvent::news).toList();
    }

    /** An ending is true whenever it arrives; of what lies before it only the newest is. */
    private static boolean saysNothing(StoredEvent event) {
        return event.late() && !hasEnded(event);
    }

    private static boolean hasEnded(StoredEvent event) {
        return event.news().state().compareTo(SignupState.BOUNCED) > 0;
    }

    private static StoredEvent later(StoredEvent one, StoredEvent other) {
        if (hasEnded(one) || hasEnded(other)) {
            return one.news().state().compareTo(other.news().state()) >= 0 ? one : other;
        }
        return one.generatedAt().isAfter(other.generatedAt()) ? one : other;
    }

    private void applied(Exchange exchange) {
        var events = events(exchange);
        inbox.applied(
                ids(events),
                ids(events.stream().filter(ReceiveWebhooks::saysNothing).toList()));
    }

    /** The ledger offers them again, each alone and at growing distances. */
    private void failed(Exchange exchange) {
        troubles.tell(exchange);
        inbox.failed(
                ids(events(exchange)), Trouble.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
    }

    private static List<Long> ids(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::id).toList();
    }

    /** Looks again how many events wait for a person. */
    void countParked() {
        parked = inbox.parked();
    }
}
