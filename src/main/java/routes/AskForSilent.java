package routes;

import static routes.ApplyStatus.APPLY_STATUS;
import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import docusign.Answer;
import docusign.Answer.Answered;
import docusign.DocuSignProperties;
import docusign.Listings;
import docusign.ManyEnvelopes;
import java.util.Date;
import java.util.List;
import java.util.Map;
import ledger.Schedule;
import ledger.SilentLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks for open envelopes by their ids of which nothing was heard for long: whatever a listing of changes cannot show, a
 * bounce or an envelope that is gone, comes to light here at last. Many in one call, never one alone.
 */
@Component
class AskForSilent extends RouteBuilder {

    static final String ASK_SILENT = "direct:ask-silent";
    static final String LOOK_INTO_SILENT = "direct:look-into-silent";

    private static final Logger LOG = LoggerFactory.getLogger(AskForSilent.class);
    private static final String ROUND = "round";
    private static final String CHUNK = "chunk";

    private final SilentLedger ledger;
    private final ManyEnvelopes envelopes;
    private final Listings listings;
    private final MissedWebhooks missed;
    private final Schedule schedule;
    private final ReconcileProperties reconcile;
    private final DocuSignProperties docusign;

    AskForSilent(
            SilentLedger ledger,
            ManyEnvelopes envelopes,
            Listings listings,
            MissedWebhooks missed,
            Schedule schedule,
            ReconcileProperties reconcile,
            DocuSignProperties docusign) {
        this.ledger = ledger;
        this.envelopes = envelopes;
        this.listings = listings;
        this.missed = missed;
        this.schedule = schedule;
        this.reconcile = reconcile;
        this.docusign = docusign;
    }

    @Override
    public void configure() {
        // spotless:off
        from("quartz:ask-for-silent?cron=RAW({{reconcile.schedule}})&stateful=true")
                .routeId("ask-for-silent")
                .routeDescription("Has the open envelopes of each account asked for that are silent for long, on one replica of several")
                .routeConfigurationId(Failures.LEDGER)
                .autoStartup(reconcile.askAfter().toNanos() > 0)
                .filter(this::isOurTurn)
                    .setBody(exchange -> accounts())
                    .split(body())
                        .to(ASK_SILENT)
                    .end()
                .end();

        from(ASK_SILENT)
                .routeId("ask-silent")
                .routeDescription("Asks where many of one account's silent envelopes stand, and has those looked into that have moved")
                .routeConfigurationId(Failures.LEDGER)
                .process(turn(String.class, account -> take(SilentRound.nobody(account), 0)))
                .setVariable(ROUND, body())
                .loopDoWhile(AskForSilent::mayGoOn)
                    .setBody(variable(ROUND))
                    .process(turn(SilentRound.class, round -> envelopes.statuses(round.account(), round.ids())))
                    .to(CALL_DOCUSIGN)
                    .process(this::understand)
                    .split(body())
                        .to(LOOK_INTO_SILENT)
                    .end()
                .end();

        from(LOOK_INTO_SILENT)
                .routeId("look-into-silent")
                .routeDescription("Lists some silent envelopes with signers and reasons and has the news applied")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(CHUNK, body())
                .process(turn(SilentRound.class, round -> envelopes.details(round.account(), round.ids())))
                .to(CALL_DOCUSIGN)
                .process(this::news)
                .filter(body().isInstanceOf(List.class))
                    .to(APPLY_STATUS)
                    .process(exchange -> ledger.asked(round(exchange, CHUNK).asked(), false, reconcile.askAfter()))
                .end();
        // spotless:on
    }

    private boolean isOurTurn(Exchange exchange) {
        var planned = exchange.getMessage().getHeader("scheduledFireTime", Date.class);
        return schedule.fires("ask-for-silent", planned.toInstant());
    }

    private List<String> accounts() {
        ledger.forgetEnded();
        return List.copyOf(docusign.accounts().keySet());
    }

    private static boolean mayGoOn(Exchange exchange) {
        return !round(exchange, ROUND).asked().isEmpty()
                && exchange.getContext().isStarted();
    }

    private static SilentRound round(Exchange exchange, String name) {
        return exchange.getVariable(name, SilentRound.class);
    }

    private SilentRound take(SilentRound round, long after) {
        return round.of(ledger.due(round.account(), reconcile.askAfter(), after, round.many()));
    }

    /** Leaves as body those that are to be looked into, and as round the next ones, or nobody if DocuSign did not answer. */
    private void understand(Exchange exchange) throws Exception {
        var round = round(exchange, ROUND);
        var answer = exchange.getMessage().getMandatoryBody(Answer.class);
        var statuses = envelopes.read(answer);
        statuses.ifPresent(known -> note(round, known));
        exchange.getMessage()
                .setBody(statuses.map(known -> round.moved(known).parts(ManyEnvelopes.MOST_IN_DETAIL))
                        .orElse(List.of()));
        exchange.setVariable(
                ROUND, statuses.isPresent() ? take(round.wider(), round.last()) : afterRefusal(round, answer));
    }

    private void note(SilentRound round, Map<String, String> statuses) {
        ledger.asked(round.unmoved(statuses).asked(), false, reconcile.askAfter());
        gone(round.gone(statuses));
    }

    /** The same list in smaller parts, down to the one envelope that DocuSign does not want to be asked for. */
    private SilentRound afterRefusal(SilentRound round, Answer answer) {
        if (!(answer instanceof Answered answered) || answered.ok()) {
            LOG.info("account {}: silent envelopes were not asked for, a later run does: {}", round.account(), answer);
            return SilentRound.nobody(round.account());
        }
        if (round.asked().size() > 1) {
            return round.half();
        }
        gone(round);
        return take(round, round.last());
    }

    private void gone(SilentRound round) {
        if (ledger.asked(round.asked(), true, reconcile.askAfter()) > 0) {
            LOG.error(
                    "account {}: DocuSign does not know some open envelopes any more; see /admin/v1/signups?state=missing",
                    round.account());
        }
    }

    /** Leaves the answer where it is if it is no listing: they are asked for again by a later run. */
    private void news(Exchange exchange) throws Exception {
        var page = listings.read(exchange.getMessage().getMandatoryBody(Answer.class));
        if (page.isPresent()) {
            missed.note(page.get().changes());
            exchange.getMessage().setBody(page.get().changes());
        }
    }
}
