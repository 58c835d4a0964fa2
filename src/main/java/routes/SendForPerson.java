package routes;

import static routes.SendEnvelope.SEND_ENVELOPE;

import api.SendingNow;
import docusign.Door;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import ledger.SiteSignup;
import ledger.SiteSignups;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import signup.Lease;

/** Sends one envelope in the lane of people who wait, by senders that no batch uses. */
@Component
class SendForPerson extends RouteBuilder implements SendingNow {

    private static final String SEND_FOR_PERSON = "direct:send-for-person";
    private static final int SENDERS = 16;

    private final Door door;
    private final CatchUp catchUp;
    private final SiteSignups signups;
    private final ActivePartners partners;
    private final Duration lease;
    private final ProducerTemplate template;
    private final Semaphore free = new Semaphore(SENDERS);

    SendForPerson(
            Door door,
            CatchUp catchUp,
            SiteSignups signups,
            ActivePartners partners,
            SendingProperties sending,
            CamelContext camel) {
        this.door = door;
        this.catchUp = catchUp;
        this.signups = signups;
        this.partners = partners;
        this.lease = sending.lease();
        this.template = camel.createProducerTemplate();
        this.template.setExecutorService(
                camel.getExecutorServiceManager().newFixedThreadPool(this, "person-senders", SENDERS));
    }

    @Override
    public void configure() {
        // spotless:off
        from(SEND_FOR_PERSON)
                .routeId("send-for-person")
                .routeDescription("Sends one envelope for a person who waits for it")
                .routeConfigurationId(Failures.LEDGER)
                .to(SEND_ENVELOPE);
        // spotless:on
    }

    /** A lease is taken only for a sender that is free: none waits in a queue while its time runs. */
    @Override
    public Optional<CompletableFuture<?>> send(SiteSignup signup) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        var leased = Optional.<Lease>empty();
        try {
            var begin = System.nanoTime();
            leased = mayLeave(signup) ? lease(signup) : Optional.empty();
            return leased.map(taken -> send(taken, begin));
        } finally {
            if (leased.isEmpty()) {
                free.release();
            }
        }
    }

    private boolean mayLeave(SiteSignup signup) {
        var account = signup.account();
        return partners.sendingWith(account).contains(signup.key().partner())
                && catchUp.done(account)
                && door.ready(account);
    }

    private Optional<Lease> lease(SiteSignup signup) {
        return signups.lease(
                signup.key(), partners.twoStep().contains(signup.key().partner()), lease);
    }

    private CompletableFuture<?> send(Lease taken, long begin) {
        return template.asyncSend(SEND_FOR_PERSON, exchange -> begin(exchange, taken, begin))
                .whenComplete((exchange, failure) -> free.release());
    }

    private static void begin(Exchange exchange, Lease taken, long begin) {
        exchange.setProperty(SendEnvelopes.LEASED_AT, begin);
        exchange.getMessage().setBody(taken);
    }
}
