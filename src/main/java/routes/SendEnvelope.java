package routes;

import static routes.ApplyStatus.APPLY_STATUS;
import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import docusign.Answer;
import docusign.DocuSignProperties;
import docusign.Envelopes;
import docusign.RestCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ledger.SendLedger;
import ledger.SigningLinks;
import ledger.Tally;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import signup.EnvelopePlan;
import signup.Lease;
import signup.SendResult;
import signup.SendResult.Later;
import signup.SendResult.Refused;
import signup.SendResult.Sent;
import throttle.Lane;
import throttle.Permit;
import throttle.SharedQuota;

/** From a lease to a recorded answer: one call, or a draft and its sending where the partner prefers that. */
@Component
class SendEnvelope extends RouteBuilder {

    static final String SEND_ENVELOPE = "direct:send-envelope";
    private static final String LEASE = "lease";
    private static final String DRAFT = "draft";

    private final SendLedger sends;
    private final Envelopes envelopes;
    private final ActivePartners partners;
    private final SharedQuota quota;
    private final SigningLinks links;
    private final Tally tally;
    private final String publicUrl;
    private final long latestStart;
    private final Stopping stopping;

    SendEnvelope(
            SendLedger sends,
            Envelopes envelopes,
            ActivePartners partners,
            SharedQuota quota,
            SigningLinks links,
            Tally tally,
            SendingProperties sending,
            DocuSignProperties docusign,
            Stopping stopping) {
        this.sends = sends;
        this.envelopes = envelopes;
        this.partners = partners;
        this.quota = quota;
        this.links = links;
        this.tally = tally;
        this.stopping = stopping;
        this.publicUrl = docusign.connect().publicUrl();
        this.latestStart = sending.latestStart(docusign.readTimeout()).toNanos();
    }

    @Override
    public void configure() {
        // spotless:off
        from(SEND_ENVELOPE)
                .routeId("send-envelope")
                .routeDescription("Sends one envelope, in one step or two, and records DocuSign's answer")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(LEASE, body())
                .process(this::firstCall)
                .filter(body().isInstanceOf(RestCall.class))
                    .to(CALL_DOCUSIGN)
                    .process(this::understand)
                .end()
                .filter(body().isInstanceOf(RestCall.class))
                    .to(CALL_DOCUSIGN)
                    .process(this::understand)
                .end()
                .process(turn(SendResult.class, result -> result))
                .process(new RecordAnswer(sends, tally))
                .filter(body().isInstanceOf(List.class))
                    .to(APPLY_STATUS)
                .end();
        // spotless:on
    }

    static Lease lease(Exchange exchange) {
        return exchange.getVariable(LEASE, Lease.class);
    }

    /** A sender that was frozen does not call: its answer could come after the lease, and the sign-up be another's. */
    private boolean tooLate(Exchange exchange) {
        return System.nanoTime() - exchange.getProperty(SendEnvelopes.LEASED_AT, Long.class) > latestStart;
    }

    /** None of a batch once the service is told to stop: there might not be the time for its answer. */
    private void firstCall(Exchange exchange) {
        var lease = lease(exchange);
        var plan = partners.plan(lease.signup());
        if (tooLate(exchange) || permit(exchange).isPresent() && stopping.hasBegun(exchange)) {
            withoutCall(exchange, new Later(Duration.ZERO, "the sender was held up", true));
        } else if (plan.isEmpty()) {
            withoutCall(
                    exchange,
                    new Refused("the partner's configuration has no template '"
                            + lease.signup().template() + "' any more"));
        } else if (!plan.get().twoStep()) {
            paid(exchange, envelopes.create(lease, linked(lease, plan.get())));
        } else if (lease.draftId().isEmpty()) {
            exchange.setVariable(DRAFT, "");
            paid(exchange, envelopes.draft(lease, linked(lease, plan.get())));
        } else {
            exchange.setVariable(DRAFT, lease.draftId());
            paid(exchange, envelopes.sendDraft(lease.account(), lease.draftId()));
        }
    }

    private static Optional<Permit> permit(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(SendEnvelopes.PERMIT, Permit.class));
    }

    /** In a batch the first call's permit came with the lease; a person's call asks for one of its own. */
    private static void paid(Exchange exchange, RestCall call) {
        exchange.getMessage().setBody(permit(exchange).map(call::paidWith).orElseGet(() -> call.in(Lane.INTERACTIVE)));
    }

    private void withoutCall(Exchange exchange, SendResult result) {
        permit(exchange).ifPresent(quota::unused);
        exchange.getMessage().setBody(result);
    }

    /** The mail of somebody who signs in pages of ours leads to a link that stays good. */
    private EnvelopePlan linked(Lease lease, EnvelopePlan plan) {
        var wanted = plan.hybrid() && !lease.signup().clientUserId().isBlank() && !publicUrl.isEmpty();
        return wanted
                ? plan.linkedTo(publicUrl + "/sign/"
                        + links.of(lease.id(), lease.signup().key()))
                : plan;
    }

    private void understand(Exchange exchange) throws Exception {
        var lease = lease(exchange);
        var answer = exchange.getMessage().getMandatoryBody(Answer.class);
        var draft = exchange.getVariable(DRAFT, String.class);
        if (draft == null) {
            exchange.getMessage().setBody(envelopes.result(answer));
        } else if (draft.isEmpty()) {
            sendDraft(exchange, lease, envelopes.draftResult(answer, lease));
        } else {
            exchange.getMessage().setBody(envelopes.sendDraftResult(answer, lease, draft));
        }
    }

    /** Only the recorded draft is ever sent: whoever cannot record his own has lost the lease and mails nobody. */
    private void sendDraft(Exchange exchange, Lease lease, SendResult created) {
        if (!(created instanceof Sent sent)) {
            exchange.getMessage().setBody(created);
        } else if (!tooLate(exchange) && sends.recordDraft(lease, sent.envelopeId())) {
            exchange.setVariable(DRAFT, sent.envelopeId());
            var second = envelopes.sendDraft(lease.account(), sent.envelopeId());
            exchange.getMessage().setBody(permit(exchange).isPresent() ? second : second.in(Lane.INTERACTIVE));
        } else {
            exchange.getMessage()
                    .setBody(new Later(Duration.ZERO, "draft " + sent.envelopeId() + " came too late", true));
        }
    }
}
