package routes;

import static routes.ReadChanges.READ_CHANGES;

import docusign.DocuSignProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import ledger.Schedule;
import ledger.StatusLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The safe path of outcomes: a listing of what changed, over an overlapping window, on one replica of several. */
@Component
class ReconcileStatuses extends RouteBuilder {

    private static final String JOB = "reconcile-statuses";
    private static final String UNREAD = "unread";
    private static final Duration FOREIGN = Duration.ofDays(31);

    private final StatusLedger statuses;
    private final Schedule schedule;
    private final ReconcileProperties reconcile;
    private final DocuSignProperties docusign;
    private final Clock clock;

    ReconcileStatuses(
            StatusLedger statuses,
            Schedule schedule,
            ReconcileProperties reconcile,
            DocuSignProperties docusign,
            Clock clock) {
        this.statuses = statuses;
        this.schedule = schedule;
        this.reconcile = reconcile;
        this.docusign = docusign;
        this.clock = clock;
    }

    @Override
    public void configure() {
        // spotless:off
        from("quartz:reconcile-statuses?cron=RAW({{reconcile.schedule}})&stateful=true")
                .routeId("reconcile-statuses")
                .routeDescription("Has the changes of each account read that has envelopes under way, on one replica of several")
                .routeConfigurationId(Failures.LEDGER)
                .filter(this::isOurTurn)
                    .process(this::begin)
                    .split(body())
                        .to(READ_CHANGES)
                        .process(ReconcileStatuses::count)
                    .end()
                    .process(this::done)
                .end();
        // spotless:on
    }

    private boolean isOurTurn(Exchange exchange) {
        var planned = exchange.getMessage().getHeader("scheduledFireTime", Date.class);
        return schedule.fires(JOB, planned.toInstant());
    }

    private void begin(Exchange exchange) {
        var sweeps = sweeps();
        exchange.setVariable(UNREAD, new AtomicInteger(sweeps.size()));
        exchange.getMessage().setBody(sweeps);
    }

    /** One account has been read to its end. */
    private static void count(Exchange exchange) {
        if (exchange.getMessage().getBody(Sweep.class).complete()) {
            exchange.getVariable(UNREAD, AtomicInteger.class).decrementAndGet();
        }
    }

    /** All of them have. */
    private void done(Exchange exchange) {
        if (exchange.getVariable(UNREAD, AtomicInteger.class).get() == 0) {
            schedule.succeeded(JOB);
        }
    }

    private List<Sweep> sweeps() {
        return docusign.accounts().keySet().stream()
                .map(this::sweep)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * From the day on that an operator has named, once. Then from the last reading or the oldest open envelope, whichever
     * is later; without an open envelope not at all.
     */
    Optional<Sweep> sweep(String account) {
        var from = reconcile.since().filter(since -> !statuses.hasReadFrom(account, since));
        return from.or(() -> openSince(account)
                        .map(oldest -> later(oldest, statuses.watermark(account).orElse(oldest)))
                        .map(since -> since.minus(reconcile.overlap())))
                .map(since -> new Sweep(account, since, clock.instant(), 0, false));
    }

    /** Where other tools' envelopes are kept too, there may always be open ones; a first reading goes back a month. */
    private Optional<Instant> openSince(String account) {
        return docusign.accounts().get(account).importForeign()
                ? Optional.of(clock.instant().minus(FOREIGN).truncatedTo(ChronoUnit.DAYS))
                : statuses.underWaySince(account);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
