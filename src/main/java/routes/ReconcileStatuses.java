package routes;

import static routes.ApplyStatus.APPLY_STATUS;
import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import docusign.Answer;
import docusign.ChangesPage;
import docusign.DocuSignProperties;
import docusign.Listings;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import ledger.Schedule;
import ledger.StatusLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The safe path of outcomes: a listing of what changed, over an overlapping window, on one replica of several. */
@Component
class ReconcileStatuses extends RouteBuilder {

    static final String READ_CHANGES = "direct:read-changes";
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileStatuses.class);
    private static final String SWEEP = "sweep";

    private final Listings listings;
    private final StatusLedger statuses;
    private final Schedule schedule;
    private final ReconcileProperties reconcile;
    private final DocuSignProperties docusign;
    private final Clock clock;

    ReconcileStatuses(
            Listings listings,
            StatusLedger statuses,
            Schedule schedule,
            ReconcileProperties reconcile,
            DocuSignProperties docusign,
            Clock clock) {
        this.listings = listings;
        this.statuses = statuses;
        this.schedule = schedule;
        this.reconcile = reconcile;
        this.docusign = docusign;
        this.clock = clock;
    }

    /** One reading of an account's changes, page after page; over when {@code next} is negative. */
    private record Sweep(String account, Instant since, Instant until, int next) {}

    @Override
    public void configure() {
        // spotless:off
        from("quartz:reconcile-statuses?cron=RAW({{reconcile.schedule}})&stateful=true")
                .routeId("reconcile-statuses")
                .routeDescription("Has the changes of each account read, on one replica of several")
                .routeConfigurationId(Failures.LEDGER)
                .filter(this::isOurTurn)
                    .setBody(exchange -> List.copyOf(docusign.accounts().keySet()))
                    .split(body())
                        .to(READ_CHANGES)
                    .end()
                .end();

        from(READ_CHANGES)
                .routeId("read-changes")
                .routeDescription("Reads all pages of what changed in one account and remembers how far it came")
                .routeConfigurationId(Failures.LEDGER)
                .process(this::begin)
                .loopDoWhile(ReconcileStatuses::mayGoOn)
                    .setBody(variable(SWEEP))
                    .process(turn(Sweep.class, sweep -> listings.changesSince(sweep.account(), sweep.since(), sweep.next())))
                    .to(CALL_DOCUSIGN)
                    .process(this::turnPage)
                    .to(APPLY_STATUS)
                    .process(this::remember)
                .end();
        // spotless:on
    }

    private boolean isOurTurn(Exchange exchange) {
        var planned = exchange.getMessage().getHeader("scheduledFireTime", Date.class);
        return schedule.fires("reconcile-statuses", planned.toInstant());
    }

    /** From the last reading or the oldest open envelope, whichever is later; without an open envelope not at all. */
    private void begin(Exchange exchange) throws Exception {
        var account = exchange.getMessage().getMandatoryBody(String.class);
        var now = clock.instant();
        exchange.setVariable(
                SWEEP,
                statuses.underWaySince(account)
                        .map(oldest -> later(oldest, statuses.watermark(account).orElse(oldest)))
                        .map(from -> new Sweep(account, from.minus(reconcile.overlap()), now, 0))
                        .orElseGet(() -> new Sweep(account, now, now, -1)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean mayGoOn(Exchange exchange) {
        return exchange.getVariable(SWEEP, Sweep.class).next() >= 0
                && exchange.getContext().isStarted();
    }

    private void turnPage(Exchange exchange) throws Exception {
        var sweep = exchange.getVariable(SWEEP, Sweep.class);
        var answer = exchange.getMessage().getMandatoryBody(Answer.class);
        var page = listings.read(answer);
        if (page.isEmpty()) {
            LOG.warn("account {}: the changes were not read, the next run reads them: {}", sweep.account(), answer);
        }
        var next = page.filter(ChangesPage::more)
                .map(read -> sweep.next() + read.listed())
                .orElse(-1);
        var until = page.isPresent() ? sweep.until() : Instant.EPOCH;
        exchange.setVariable(SWEEP, new Sweep(sweep.account(), sweep.since(), until, next));
        exchange.getMessage().setBody(page.map(ChangesPage::changes).orElse(List.of()));
    }

    /** Only a reading that came to its end counts: after a crash half-way the next one begins where this one did. */
    private void remember(Exchange exchange) {
        var sweep = exchange.getVariable(SWEEP, Sweep.class);
        if (sweep.next() < 0 && sweep.until().isAfter(Instant.EPOCH)) {
            statuses.moveWatermark(sweep.account(), sweep.until());
        }
    }
}
