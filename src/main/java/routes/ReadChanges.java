package routes;

import static routes.ApplyStatus.APPLY_STATUS;
import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import docusign.Answer;
import docusign.ChangesPage;
import docusign.DocuSignProperties;
import docusign.Listings;
import java.util.List;
import ledger.Repairs;
import ledger.StatusLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import signup.StatusChange;

/** Reads all pages of DocuSign's changes since a time, and remembers only a reading that came to its end. */
@Component
class ReadChanges extends RouteBuilder {

    static final String READ_CHANGES = "direct:read-changes";
    private static final Logger LOG = LoggerFactory.getLogger(ReadChanges.class);
    private static final String SWEEP = "sweep";

    private final Listings listings;
    private final StatusLedger statuses;
    private final Repairs repairs;
    private final ForeignNews foreign;
    private final boolean webhooks;

    ReadChanges(
            Listings listings,
            StatusLedger statuses,
            Repairs repairs,
            ForeignNews foreign,
            DocuSignProperties docusign) {
        this.listings = listings;
        this.statuses = statuses;
        this.repairs = repairs;
        this.foreign = foreign;
        this.webhooks = docusign.connect().on();
    }

    @Override
    public void configure() {
        // spotless:off
        from(READ_CHANGES)
                .routeId("read-changes")
                .routeDescription("Reads all pages of what changed in one account and remembers how far it came")
                .routeConfigurationId(Failures.CALLER)
                .setVariable(SWEEP, body())
                .loopDoWhile(ReadChanges::mayGoOn)
                    .setBody(variable(SWEEP))
                    .process(turn(Sweep.class, sweep -> listings.changesSince(sweep.account(), sweep.since(), sweep.next())))
                    .to(CALL_DOCUSIGN)
                    .process(this::turnPage)
                    .process(this::noteNews)
                    .to(APPLY_STATUS)
                .end()
                .setBody(variable(SWEEP))
                .process(this::remember);
        // spotless:on
    }

    private static boolean mayGoOn(Exchange exchange) {
        return exchange.getVariable(SWEEP, Sweep.class).next() >= 0
                && exchange.getContext().isStarted();
    }

    private void turnPage(Exchange exchange) throws Exception {
        var sweep = exchange.getVariable(SWEEP, Sweep.class);
        var answer = exchange.getMessage().getMandatoryBody(Answer.class);
        foreign.keep(exchange, sweep.account());
        var page = listings.read(answer);
        if (page.isEmpty()) {
            LOG.info("account {}: changes were not read, a later run reads them: {}", sweep.account(), answer);
        }
        exchange.setVariable(
                SWEEP, page.map(read -> sweep.page(read.listed(), read.more())).orElseGet(sweep::failed));
        exchange.getMessage().setBody(page.map(ChangesPage::changes).orElse(List.of()));
    }

    /** What a listing brings first is a webhook that was missed, or one that is still on its way. */
    @SuppressWarnings("unchecked")
    private void noteNews(Exchange exchange) throws Exception {
        if (webhooks) {
            repairs.note((List<StatusChange>) exchange.getMessage().getMandatoryBody(List.class));
        }
    }

    /** After a crash half-way the next reading begins where this one did. */
    private void remember(Exchange exchange) {
        var sweep = exchange.getVariable(SWEEP, Sweep.class);
        if (sweep.complete()) {
            statuses.moveWatermark(sweep.account(), sweep.until());
        }
    }
}
