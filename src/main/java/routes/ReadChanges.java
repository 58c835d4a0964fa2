package routes;

import static routes.ApplyStatus.APPLY_STATUS;
import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import docusign.Answer;
import docusign.ChangesPage;
import docusign.Listings;
import java.util.List;
import ledger.StatusLedger;
import ledger.Unfinished;
import ledger.Unfinished.Place;
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
    private static final int MARGIN = 50;

    private final Listings listings;
    private final StatusLedger statuses;
    private final Unfinished unfinished;
    private final ForeignNews foreign;
    private final MissedWebhooks missed;

    ReadChanges(
            Listings listings,
            StatusLedger statuses,
            Unfinished unfinished,
            ForeignNews foreign,
            MissedWebhooks missed) {
        this.listings = listings;
        this.statuses = statuses;
        this.unfinished = unfinished;
        this.foreign = foreign;
        this.missed = missed;
    }

    @Override
    public void configure() {
        // spotless:off
        from(READ_CHANGES)
                .routeId("read-changes")
                .routeDescription("Reads all pages of what changed in one account and remembers how far it came")
                .routeConfigurationId(Failures.CALLER)
                .process(turn(Sweep.class, this::goOn))
                .setVariable(SWEEP, body())
                .loopDoWhile(ReadChanges::mayGoOn)
                    .setBody(variable(SWEEP))
                    .process(turn(Sweep.class, sweep -> listings.changesSince(sweep.account(), sweep.since(), sweep.next())))
                    .to(CALL_DOCUSIGN)
                    .process(this::turnPage)
                    .process(this::noteNews)
                    .to(APPLY_STATUS)
                    .process(this::noteWhere)
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

    @SuppressWarnings("unchecked")
    private void noteNews(Exchange exchange) throws Exception {
        missed.note((List<StatusChange>) exchange.getMessage().getMandatoryBody(List.class));
    }

    /** One that was broken off goes on where it was, and a little before: what was deleted meanwhile moves the rest up. */
    private Sweep goOn(Sweep sweep) {
        return unfinished
                .place(sweep.account(), sweep.since())
                .map(place -> new Sweep(
                        sweep.account(), sweep.since(), place.until(), Math.max(0, place.next() - MARGIN), false))
                .orElse(sweep);
    }

    /** Only now, after the page was applied: whoever goes on here has missed nothing. */
    private void noteWhere(Exchange exchange) {
        var sweep = exchange.getVariable(SWEEP, Sweep.class);
        if (sweep.next() > 0) {
            unfinished.note(sweep.account(), sweep.since(), new Place(sweep.until(), sweep.next()));
        }
    }

    private void remember(Exchange exchange) {
        var sweep = exchange.getVariable(SWEEP, Sweep.class);
        if (sweep.complete()) {
            unfinished.forget(sweep.account(), sweep.since());
            statuses.moveWatermark(sweep.account(), sweep.since(), sweep.until());
        }
    }
}
