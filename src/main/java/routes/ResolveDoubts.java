package routes;

import static routes.ApplyStatus.APPLY_STATUS;
import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import docusign.Answer;
import docusign.ChangesPage;
import docusign.DocuSignProperties;
import docusign.Listings;
import docusign.RestCall;
import java.util.List;
import ledger.DoubtLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import routes.SendingProperties.WhenUnsure;
import signup.Doubt;

/**
 * Finds out what became of create calls that were answered by silence, before anything else is done about them: many
 * transaction ids in one call, at growing distances; after the settle time the custom field decides.
 */
@Component
class ResolveDoubts extends RouteBuilder {

    static final String LOOK_UP_DOUBTS = "direct:look-up-doubts";
    static final String SETTLE_DOUBT = "direct:settle-doubt";
    private static final Logger LOG = LoggerFactory.getLogger(ResolveDoubts.class);
    private static final int MANY = 50;
    private static final String DOUBTS = "doubts";
    private static final String DOUBT = "doubt";

    private final DoubtLedger doubts;
    private final Listings listings;
    private final SendingProperties sending;
    private final DocuSignProperties docusign;

    ResolveDoubts(DoubtLedger doubts, Listings listings, SendingProperties sending, DocuSignProperties docusign) {
        this.doubts = doubts;
        this.listings = listings;
        this.sending = sending;
        this.docusign = docusign;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:resolve-doubts?period=2000&synchronous=true")
                .routeId("resolve-doubts")
                .routeDescription("Turns lost leases into doubt and has each account's doubtful sign-ups looked up")
                .routeConfigurationId(Failures.LEDGER)
                .process(exchange -> doubts.doubtLostLeases())
                .setBody(exchange -> List.copyOf(docusign.accounts().keySet()))
                .split(body())
                    .to(LOOK_UP_DOUBTS)
                .end();

        from(LOOK_UP_DOUBTS)
                .routeId("look-up-doubts")
                .routeDescription("Asks DocuSign for the transactions in doubt, many in one call")
                .routeConfigurationId(Failures.LEDGER)
                .process(turn(String.class, account -> doubts.due(account, MANY, sending.settleTime())))
                .filter(simple("${body.size} > 0"))
                    .setVariable(DOUBTS, body())
                    .process(this::ask)
                    .filter(body().isInstanceOf(RestCall.class))
                        .to(CALL_DOCUSIGN)
                        .process(this::found)
                        .to(APPLY_STATUS)
                    .end()
                    .setBody(variable(DOUBTS))
                    .split(body())
                        .to(SETTLE_DOUBT)
                    .end()
                .end();

        from(SETTLE_DOUBT)
                .routeId("settle-doubt")
                .routeDescription("Asks for one sign-up's envelope by custom field when its time is over, then decides")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(DOUBT, body())
                .process(turn(Doubt.class, doubt -> listings.byKey(doubt.account(), doubt.key(), doubt.acceptedAt())))
                .to(CALL_DOCUSIGN)
                .process(this::decide)
                .to(APPLY_STATUS);
        // spotless:on
    }

    @SuppressWarnings("unchecked")
    private static List<Doubt> doubts(Exchange exchange) {
        return exchange.getVariable(DOUBTS, List.class);
    }

    /** DocuSign forgets transaction ids after seven days: then the custom field alone decides. */
    private void ask(Exchange exchange) {
        var asked =
                doubts(exchange).stream().filter(doubt -> !doubt.forgotten()).toList();
        if (!asked.isEmpty()) {
            var transactions = asked.stream().map(Doubt::transactionId).toList();
            exchange.getMessage().setBody(listings.byTransaction(asked.get(0).account(), transactions));
        }
    }

    /** Leaves those to be settled that DocuSign does not list although it has had its time. No listing settles none. */
    private void found(Exchange exchange) throws Exception {
        var due = doubts(exchange);
        var page = listings.read(exchange.getMessage().getMandatoryBody(Answer.class), due);
        var changes = page.map(ChangesPage::changes).orElse(List.of());
        var listed = changes.stream().flatMap(change -> change.key().stream()).toList();
        exchange.setVariable(
                DOUBTS,
                due.stream()
                        .filter(doubt -> page.isPresent() && doubt.settled() && !listed.contains(doubt.key()))
                        .toList());
        exchange.getMessage().setBody(changes);
    }

    private void decide(Exchange exchange) throws Exception {
        var doubt = exchange.getVariable(DOUBT, Doubt.class);
        var page = listings.read(exchange.getMessage().getMandatoryBody(Answer.class));
        var changes = page.map(ChangesPage::changes).orElse(List.of());
        if (page.isPresent() && changes.isEmpty()) {
            giveUp(doubt);
        }
        exchange.getMessage().setBody(changes);
    }

    /** A draft whose sending is in doubt, and a sign-up that failed too often, are a person's to decide. */
    private void giveUp(Doubt doubt) {
        var ask = sending.whenUnsure() == WhenUnsure.ASK
                || !doubt.draftId().isEmpty()
                || doubt.attempt() >= sending.maxAttempts();
        LOG.warn(
                "{}: DocuSign does not know attempt {} after the settle time: {}",
                doubt.key().printable(),
                doubt.attempt(),
                ask ? "an operator has to decide" : "sent again");
        if (ask) {
            doubts.ask(doubt);
        } else {
            doubts.resend(doubt);
        }
    }
}
