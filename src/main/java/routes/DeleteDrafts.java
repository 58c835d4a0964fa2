package routes;

import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import docusign.Answer;
import docusign.DocuSignProperties;
import docusign.Drafts;
import docusign.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import ledger.DraftLedger;
import ledger.Schedule;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.ActivePartners;

/** Deletes drafts that two-step delivery made without hearing of them: nobody will send them. */
@Component
class DeleteDrafts extends RouteBuilder {

    static final String LIST_DRAFTS = "direct:list-drafts";
    static final String DELETE_DRAFTS = "direct:delete-drafts";

    private static final Logger LOG = LoggerFactory.getLogger(DeleteDrafts.class);
    private static final Duration BACK = Duration.ofDays(60);
    private static final Duration LATEST = Duration.ofSeconds(20);
    private static final int MANY = 100;
    private static final String SWEEP = "sweep";
    private static final String STRAY = "stray";

    private final Drafts drafts;
    private final DraftLedger ledger;
    private final Schedule schedule;
    private final ActivePartners partners;
    private final DocuSignProperties docusign;
    private final Duration wait;
    private final Clock clock;
    private final MeterRegistry meters;

    DeleteDrafts(
            Drafts drafts,
            DraftLedger ledger,
            Schedule schedule,
            ActivePartners partners,
            DocuSignProperties docusign,
            SendingProperties sending,
            Clock clock,
            MeterRegistry meters) {
        this.drafts = drafts;
        this.ledger = ledger;
        this.schedule = schedule;
        this.partners = partners;
        this.docusign = docusign;
        this.wait = sending.lease().plus(sending.settleTime());
        this.clock = clock;
        this.meters = meters;
        docusign.accounts().keySet().forEach(this::deleted);
    }

    private Counter deleted(String account) {
        return Counter.builder("countersign.drafts.deleted")
                .description("drafts of two-step delivery that were nobody's")
                .tag("account", account)
                .register(meters);
    }

    /** Some of one account's drafts, and when by the clock that never jumps they were known to be nobody's. */
    private record Stray(String account, List<String> envelopes, long knownAt) {}

    @Override
    public void configure() {
        // spotless:off
        from("quartz:look-for-drafts?cron=RAW({{reconcile.schedule}})&stateful=true")
                .routeId("look-for-drafts")
                .routeDescription("Has the drafts of each account listed that sends in two steps, on one replica of several")
                .routeConfigurationId(Failures.LEDGER)
                .filter(this::isOurTurn)
                    .setBody(exchange -> accounts())
                    .split(body())
                        .to(LIST_DRAFTS)
                    .end()
                .end();

        from(LIST_DRAFTS)
                .routeId("list-drafts")
                .routeDescription("Lists one account's drafts and has those deleted that were nobody's for long enough")
                .routeConfigurationId(Failures.LEDGER)
                .process(turn(String.class, this::begin))
                .setVariable(SWEEP, body())
                .loopDoWhile(DeleteDrafts::mayGoOn)
                    .setBody(variable(SWEEP))
                    .process(turn(Sweep.class, sweep -> drafts.list(sweep.account(), sweep.since(), sweep.next())))
                    .to(CALL_DOCUSIGN)
                    .process(this::turnPage)
                    .split(body())
                        .to(DELETE_DRAFTS)
                    .end()
                .end();

        from(DELETE_DRAFTS)
                .routeId("delete-drafts")
                .routeDescription("Deletes many drafts in one call and notes each in its sign-up's history")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(STRAY, body())
                .filter(DeleteDrafts::inTime)
                    .process(turn(Stray.class, stray -> drafts.delete(stray.account(), stray.envelopes())))
                    .to(CALL_DOCUSIGN)
                    .process(this::settle)
                .end();
        // spotless:on
    }

    private boolean isOurTurn(Exchange exchange) {
        var planned = exchange.getMessage().getHeader("scheduledFireTime", Date.class);
        return schedule.fires("look-for-drafts", planned.toInstant());
    }

    /** Without a partner that makes drafts there is nothing to look for, unless some are known already. */
    private List<String> accounts() {
        var known = ledger.any();
        return docusign.accounts().keySet().stream()
                .filter(account -> known || partners.makesDraftsWith(account))
                .toList();
    }

    private Sweep begin(String account) {
        Instant now = clock.instant();
        return new Sweep(account, now.minus(BACK), now, 0, false);
    }

    private static boolean mayGoOn(Exchange exchange) {
        return exchange.getVariable(SWEEP, Sweep.class).next() >= 0
                && exchange.getContext().isStarted();
    }

    /** What a person has drafted and what a sender may still hold is left alone. */
    private void turnPage(Exchange exchange) throws Exception {
        var sweep = exchange.getVariable(SWEEP, Sweep.class);
        var page = drafts.read(exchange.getMessage().getMandatoryBody(Answer.class));
        exchange.setVariable(
                SWEEP, page.map(read -> sweep.page(read.listed(), read.more())).orElseGet(sweep::failed));
        var knownAt = System.nanoTime();
        var stray = page.map(read -> ledger.stray(read.drafts(), wait)).orElse(List.of());
        exchange.getMessage()
                .setBody(IntStream.iterate(0, from -> from < stray.size(), from -> from + MANY)
                        .mapToObj(from -> stray.subList(from, Math.min(from + MANY, stray.size())))
                        .map(some -> new Stray(sweep.account(), some, knownAt))
                        .toList());
    }

    /** Whoever was frozen deletes nothing: a person may have sent a draft meanwhile, and DocuSign would void it. */
    private static boolean inTime(Exchange exchange) {
        return System.nanoTime() - exchange.getVariable(STRAY, Stray.class).knownAt() < LATEST.toNanos();
    }

    private void settle(Exchange exchange) throws Exception {
        var stray = exchange.getVariable(STRAY, Stray.class);
        var answer = exchange.getMessage().getMandatoryBody(Answer.class);
        var deleted = drafts.deleted(answer, stray.envelopes());
        if (deleted.size() < stray.envelopes().size()) {
            LOG.warn(
                    "account {}: {} drafts that nobody will send are still there, a later look tries again: {}",
                    stray.account(),
                    stray.envelopes().size() - deleted.size(),
                    why(answer));
        }
        if (!deleted.isEmpty()) {
            deleted(stray.account()).increment(ledger.deleted(deleted));
            LOG.info("account {}: {} drafts deleted whose answers were lost", stray.account(), deleted.size());
        }
    }

    private static String why(Answer answer) {
        return answer instanceof Answer.Answered answered && !answered.ok()
                ? Refusal.read(answered.body()).map(Refusal::code).orElse("status " + answered.status())
                : answer.toString();
    }
}
