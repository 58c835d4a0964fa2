package routes;

import static routes.SendEnvelope.SEND_ENVELOPE;

import docusign.DocuSignProperties;
import docusign.Door;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ledger.Claim;
import ledger.LeaseLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import partners.ActivePartners;
import signup.Lease;
import throttle.Grant;
import throttle.Lane;
import throttle.SharedQuota;

/** From "due" to leased: permits for the free senders, then as many leases, then one envelope a lease. One route an account. */
@Component
class SendEnvelopes extends RouteBuilder {

    /** When the batch was leased, by the clock that never jumps and goes on while a process is frozen. */
    static final String LEASED_AT = "leasedAt";

    /** What the first call of each lease of the batch was paid with. */
    static final String PERMIT = "permit";

    private static final String SEND_LEASED = "direct:send-leased";
    private static final String ACCOUNT = "account";
    private static final String GO_ON = "goOn";
    private static final String MORE = "more";
    private static final String PAUSE = "pause";
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Door door;
    private final LeaseLedger ledger;
    private final SharedQuota quota;
    private final TransactionTemplate transaction;
    private final ActivePartners partners;
    private final DocuSignProperties docusign;
    private final SendingProperties sending;
    private final CatchUp catchUp;
    private final Stopping stopping;
    private final News news;
    private final long every;
    private final Map<String, FreeSenders> senders = new ConcurrentHashMap<>();

    SendEnvelopes(
            Door door,
            LeaseLedger ledger,
            SharedQuota quota,
            TransactionTemplate transaction,
            ActivePartners partners,
            DocuSignProperties docusign,
            SendingProperties sending,
            CatchUp catchUp,
            Stopping stopping,
            News news) {
        this.door = door;
        this.ledger = ledger;
        this.quota = quota;
        this.transaction = transaction;
        this.partners = partners;
        this.docusign = docusign;
        this.sending = sending;
        this.catchUp = catchUp;
        this.stopping = stopping;
        this.news = news;
        this.every = sending.every().toMillis();
    }

    @Override
    public void configure() {
        getContext().getExecutorServiceManager().registerThreadPoolProfile(FreeSenders.threads(sending.inFlight()));

        // spotless:off
        routeTemplate("send-envelopes")
                .templateParameter("account", null, "our name of the DocuSign account")
                .from("timer:send-envelopes-{{account}}?period={{sending.every}}&synchronous=true")
                .routeDescription("Takes permits of one account for its free senders and leases as many sign-ups, as long as there are both")
                .routeConfigurationId(Failures.LEDGER)
                .loopDoWhile(this::mayGoOn)
                    .setBody(constant("{{account}}"))
                    .process(this::next)
                    .split(body())
                        .wireTap(SEND_LEASED).executorService(FreeSenders.THREADS)
                    .end()
                    .filter(exchangeProperty(PAUSE).isGreaterThan(0))
                        .delay(exchangeProperty(PAUSE))
                    .end()
                .end();

        from(SEND_LEASED)
                .routeId("send-leased")
                .routeDescription("Sends one envelope on a sender of its own, which is free again afterwards whatever happened")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(ACCOUNT).body(Lease.class, Lease::account)
                .doTry()
                    .process(this::begin)
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
    private boolean mayGoOn(Exchange exchange) {
        return !Boolean.FALSE.equals(exchange.getProperty(GO_ON)) && !stopping.hasBegun(exchange);
    }

    private void next(Exchange exchange) throws Exception {
        var account = exchange.getMessage().getMandatoryBody(String.class);
        var free = senders.get(account).take(PATIENCE);
        var round = Round.OVER;
        try {
            exchange.setProperty(LEASED_AT, System.nanoTime());
            round = free == 0
                    ? Round.NOBODY_FREE
                    : round(account, free, exchange.getProperty(MORE, false, Boolean.class));
        } finally {
            senders.get(account).giveBack(free - round.leases().size());
        }
        var pause = round.pause().toMillis() + 1;
        exchange.setProperty(
                GO_ON,
                round == Round.NOBODY_FREE
                        || !round.leases().isEmpty()
                        || pause < every
                        || news.of(account, sending.every(), () -> stopping.hasBegun(exchange)));
        exchange.setProperty(PAUSE, round.leases().isEmpty() && pause < every ? pause : 0);
        exchange.setProperty(MORE, free > 0 && round.leases().size() == free);
        exchange.setProperty(PERMIT, round.permit());
        exchange.getMessage().setBody(round.leases());
    }

    private void begin(Exchange exchange) throws InterruptedException {
        senders.get(exchange.getVariable(ACCOUNT, String.class)).begin(exchange);
    }

    private void free(Exchange exchange) {
        FreeSenders.hangUp(exchange);
        senders.get(exchange.getVariable(ACCOUNT, String.class)).giveBack(1);
    }

    /** @param more whether the round before has left some: then it is not asked for first */
    private Round round(String account, int free, boolean more) {
        var sendable = partners.sendingUnaskedWith(account);
        return !sendable.isEmpty()
                        && (more || ledger.anythingDue(account, sendable))
                        && catchUp.done(account)
                        && door.ready(account)
                ? transaction.execute(status -> leaseWithPermits(account, sendable, free))
                : Round.OVER;
    }

    private Round leaseWithPermits(String account, List<String> sendable, int free) {
        var grant = sendable.size() > 1 ? quota.takeForMany(account, free) : quota.take(account, Lane.SEND, free);
        var leases = grant.all() == 0 ? List.<Lease>of() : ledger.lease(claim(account, sendable, grant));
        quota.giveBack(account, Lane.SEND, grant.all() - leases.size());
        return new Round(leases, grant.permit(), Collections.min(List.of(grant.pause(), longestPause(account))));
    }

    private Claim claim(String account, List<String> sendable, Grant grant) {
        return new Claim(
                account,
                partners.shares(sendable),
                partners.twoStep(),
                grant.permits(),
                grant.extra(),
                grant.permit().hour(),
                quota.limits(account).hourly(),
                sending.lease());
    }

    /** Another partner's sign-ups, for which some of the hour is kept, do not wait for long: 18 s of an hour, or a tick. */
    private Duration longestPause(String account) {
        return quota.limits(account).hour().dividedBy(200);
    }
}
