package routes;

import static routes.SendEnvelope.SEND_ENVELOPE;

import docusign.DocuSignProperties;
import docusign.Door;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ledger.SignupLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import partners.ActivePartners;
import signup.Lease;
import throttle.SharedQuota;

/** From "due" to leased: permits for the free senders, then as many leases, then one envelope a lease. One route an account. */
@Component
class SendEnvelopes extends RouteBuilder {

    /** When the batch was leased, by the clock that never jumps and goes on while a process is frozen. */
    static final String LEASED_AT = "leasedAt";

    private static final String SEND_LEASED = "direct:send-leased";
    private static final String ACCOUNT = "account";
    private static final String GO_ON = "goOn";
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Door door;
    private final SignupLedger signups;
    private final SharedQuota quota;
    private final TransactionTemplate transaction;
    private final ActivePartners partners;
    private final DocuSignProperties docusign;
    private final SendingProperties sending;
    private final CatchUp catchUp;
    private final Map<String, FreeSenders> senders = new ConcurrentHashMap<>();

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
                .routeDescription("Takes permits of one account for its free senders and leases as many sign-ups, as long as there are both")
                .routeConfigurationId(Failures.LEDGER)
                .loopDoWhile(SendEnvelopes::mayGoOn)
                    .setBody(constant("{{account}}"))
                    .process(this::next)
                    .split(body())
                        .wireTap(SEND_LEASED).executorService("senders")
                    .end()
                .end();

        from(SEND_LEASED)
                .routeId("send-leased")
                .routeDescription("Sends one envelope on a sender of its own, which is free again afterwards whatever happened")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(ACCOUNT, simple("${body.account}"))
                .doTry()
                    .to(SEND_ENVELOPE)
                .doFinally()
                    .process(this::free)
                .end();
        // spotless:on

        docusign.accounts().keySet().forEach(account -> {
            senders.put(account, new FreeSenders(sending.inFlight()));
            templatedRoute("send-envelopes")
                    .routeId("send-envelopes-" + account)
                    .parameter("account", account);
        });
    }

    /** The first round, and another one after each that had work, until the service is told to stop. */
    private static boolean mayGoOn(Exchange exchange) {
        return !Boolean.FALSE.equals(exchange.getProperty(GO_ON))
                && exchange.getContext().isStarted();
    }

    private void next(Exchange exchange) throws Exception {
        var account = exchange.getMessage().getMandatoryBody(String.class);
        var free = senders.get(account).take(PATIENCE);
        var leases = List.<Lease>of();
        try {
            exchange.setProperty(LEASED_AT, System.nanoTime());
            leases = free == 0 ? leases : lease(account, free);
        } finally {
            senders.get(account).giveBack(free - leases.size());
        }
        exchange.setProperty(GO_ON, free == 0 || !leases.isEmpty());
        exchange.getMessage().setBody(leases);
    }

    private void free(Exchange exchange) {
        senders.get(exchange.getVariable(ACCOUNT, String.class)).giveBack(1);
    }

    private List<Lease> lease(String account, int free) {
        var sendable = partners.sendingWith(account);
        return !sendable.isEmpty()
                        && signups.anythingDue(account, sendable)
                        && catchUp.done(account)
                        && door.ready(account)
                ? transaction.execute(status -> leaseWithPermits(account, sendable, free))
                : List.of();
    }

    private List<Lease> leaseWithPermits(String account, List<String> sendable, int free) {
        var grant = quota.takeForBacklog(account, free);
        var leases = grant.permits() == 0
                ? List.<Lease>of()
                : signups.lease(account, sendable, partners.twoStep(), grant.permits(), sending.lease());
        quota.giveBack(account, grant.permits() - leases.size());
        return leases;
    }
}
