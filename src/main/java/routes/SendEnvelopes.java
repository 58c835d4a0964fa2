package routes;

import static routes.ApplyStatus.APPLY_STATUS;
import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import docusign.Answer;
import docusign.DocuSignProperties;
import docusign.Door;
import docusign.Envelopes;
import docusign.RestCall;
import java.util.List;
import java.util.Optional;
import ledger.SendLedger;
import ledger.SignupLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import partners.ActivePartners;
import signup.Lease;
import signup.SendResult;
import signup.SignupState;
import signup.StatusChange;
import throttle.SharedQuota;

/** From "due" to "sent": permits first, then as many leases, then one envelope a lease. One route an account. */
@Component
class SendEnvelopes extends RouteBuilder {

    static final String SEND_ENVELOPE = "direct:send-envelope";
    private static final Logger LOG = LoggerFactory.getLogger(SendEnvelopes.class);
    private static final String LEASE = "lease";

    private final Door door;
    private final SignupLedger signups;
    private final SendLedger sends;
    private final SharedQuota quota;
    private final TransactionTemplate transaction;
    private final Envelopes envelopes;
    private final ActivePartners partners;
    private final DocuSignProperties docusign;
    private final SendingProperties sending;

    SendEnvelopes(
            Door door,
            SignupLedger signups,
            SendLedger sends,
            SharedQuota quota,
            TransactionTemplate transaction,
            Envelopes envelopes,
            ActivePartners partners,
            DocuSignProperties docusign,
            SendingProperties sending) {
        this.door = door;
        this.signups = signups;
        this.sends = sends;
        this.quota = quota;
        this.transaction = transaction;
        this.envelopes = envelopes;
        this.partners = partners;
        this.docusign = docusign;
        this.sending = sending;
    }

    @Override
    public void configure() {
        // spotless:off
        getContext()
                .getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder("senders")
                        .poolSize(sending.inFlight())
                        .maxPoolSize(sending.inFlight())
                        .build());

        routeTemplate("send-envelopes")
                .templateParameter("account", null, "our name of the DocuSign account")
                .from("timer:send-envelopes-{{account}}?period={{sending.every}}")
                .routeDescription("Takes permits of one account, leases as many sign-ups and sends them, as long as there are both")
                .routeConfigurationId(Failures.LEDGER)
                .loopDoWhile(SendEnvelopes::mayGoOn)
                    .setBody(constant("{{account}}"))
                    .process(turn(String.class, this::next))
                    .split(body()).parallelProcessing().executorService("senders")
                        .to(SEND_ENVELOPE)
                    .end()
                .end();

        from(SEND_ENVELOPE)
                .routeId("send-envelope")
                .routeDescription("Sends one envelope and records DocuSign's answer")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(LEASE, body())
                .process(turn(Lease.class, this::call))
                .filter(body().isInstanceOf(RestCall.class))
                    .to(CALL_DOCUSIGN)
                    .process(turn(Answer.class, envelopes::result))
                .end()
                .process(this::record)
                .filter(body().isInstanceOf(List.class))
                    .to(APPLY_STATUS)
                .end();

        docusign.accounts().keySet().forEach(account -> templatedRoute("send-envelopes")
                .routeId("send-envelopes-" + account)
                .parameter("account", account));
        // spotless:on
    }

    /** The first round, and another one after each that had work, until the service is told to stop. */
    private static boolean mayGoOn(Exchange exchange) {
        var body = exchange.getMessage().getBody();
        var context = exchange.getContext();
        return (body == null || body instanceof List<?> leases && !leases.isEmpty())
                && context.isStarted()
                && !context.getShutdownStrategy().isForceShutdown();
    }

    private List<Lease> next(String account) {
        var sendable = partners.sendingWith(account);
        return sendable.isEmpty() || !signups.anythingDue(account, sendable) || !door.ready(account)
                ? List.of()
                : transaction.execute(status -> leaseWithPermits(account, sendable));
    }

    private List<Lease> leaseWithPermits(String account, List<String> sendable) {
        var grant = quota.takeForBacklog(account, sending.inFlight());
        var leases = grant.permits() == 0
                ? List.<Lease>of()
                : signups.lease(account, sendable, grant.permits(), sending.lease());
        quota.giveBack(account, grant.permits() - leases.size());
        return leases;
    }

    private Object call(Lease lease) {
        return partners.plan(lease.signup())
                .<Object>map(plan -> envelopes.create(lease, plan))
                .orElseGet(() -> new SendResult.Refused("the partner's configuration has no template '"
                        + lease.signup().template() + "' any more"));
    }

    /** Records the result; what comes after the lease was lost is still news of an envelope. */
    private void record(Exchange exchange) throws Exception {
        var lease = exchange.getVariable(LEASE, Lease.class);
        var result = exchange.getMessage().getMandatoryBody(SendResult.class);
        var recorded = sends.record(lease, result);
        if (!recorded) {
            LOG.warn(
                    "{}: the answer came after its lease was lost",
                    lease.signup().key());
        }
        if (!recorded && result instanceof SendResult.Sent sent) {
            var key = Optional.of(lease.signup().key());
            exchange.getMessage()
                    .setBody(List.of(
                            new StatusChange(sent.envelopeId(), key, SignupState.SENT, "", sent.at(), sent.at())));
        }
    }
}
