package routes;

import static routes.SendEnvelope.SEND_ENVELOPE;
import static routes.Step.turn;

import docusign.DocuSignProperties;
import docusign.Door;
import java.util.List;
import ledger.SignupLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import partners.ActivePartners;
import signup.Lease;
import throttle.SharedQuota;

/** From "due" to leased: permits first, then as many leases, then one envelope a lease. One route an account. */
@Component
class SendEnvelopes extends RouteBuilder {

    /** When the batch was leased, by the clock that never jumps and goes on while a process is frozen. */
    static final String LEASED_AT = "leasedAt";

    private final Door door;
    private final SignupLedger signups;
    private final SharedQuota quota;
    private final TransactionTemplate transaction;
    private final ActivePartners partners;
    private final DocuSignProperties docusign;
    private final SendingProperties sending;
    private final CatchUp catchUp;

    SendEnvelopes(
            Door door,
            SignupLedger signups,
            SharedQuota quota,
            TransactionTemplate transaction,
            ActivePartners partners,
            DocuSignProperties docusign,
            SendingProperties sending,
            CatchUp catchUp) {
        this.door = door;
        this.signups = signups;
        this.quota = quota;
        this.transaction = transaction;
        this.partners = partners;
        this.docusign = docusign;
        this.sending = sending;
        this.catchUp = catchUp;
    }

    @Override
    public void configure() {
        getContext()
                .getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder("senders")
                        .poolSize(sending.inFlight())
                        .maxPoolSize(sending.inFlight())
                        .build());

        // spotless:off
        routeTemplate("send-envelopes")
                .templateParameter("account", null, "our name of the DocuSign account")
                .from("timer:send-envelopes-{{account}}?period={{sending.every}}&synchronous=true")
                .routeDescription("Takes permits of one account, leases as many sign-ups and sends them, as long as there are both")
                .routeConfigurationId(Failures.LEDGER)
                .loopDoWhile(SendEnvelopes::mayGoOn)
                    .setBody(constant("{{account}}"))
                    .process(exchange -> exchange.setProperty(LEASED_AT, System.nanoTime()))
                    .process(turn(String.class, this::next))
                    .split(body()).parallelProcessing().executorService("senders")
                        .to(SEND_ENVELOPE)
                    .end()
                .end();
        // spotless:on

        docusign.accounts()
                .keySet()
                .forEach(account -> templatedRoute("send-envelopes")
                        .routeId("send-envelopes-" + account)
                        .parameter("account", account));
    }

    /** The first round, and another one after each that had work, until the service is told to stop. */
    private static boolean mayGoOn(Exchange exchange) {
        var body = exchange.getMessage().getBody();
        return (body == null || body instanceof List<?> leases && !leases.isEmpty())
                && exchange.getContext().isStarted();
    }

    private List<Lease> next(String account) {
        var sendable = partners.sendingWith(account);
        return !sendable.isEmpty()
                        && signups.anythingDue(account, sendable)
                        && catchUp.done(account)
                        && door.ready(account)
                ? transaction.execute(status -> leaseWithPermits(account, sendable))
                : List.of();
    }

    private List<Lease> leaseWithPermits(String account, List<String> sendable) {
        var grant = quota.takeForBacklog(account, sending.inFlight());
        var leases = grant.permits() == 0
                ? List.<Lease>of()
                : signups.lease(account, sendable, partners.twoStep(), grant.permits(), sending.lease());
        quota.giveBack(account, grant.permits() - leases.size());
        return leases;
    }
}
