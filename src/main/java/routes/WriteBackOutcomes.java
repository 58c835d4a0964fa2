package routes;

import static routes.Step.turn;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.OutcomeLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.sql.SqlConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import signup.Outcome;

/** From the ledger back into a partner's table: each outcome until the database has taken it. One route a partner. */
@Component
class WriteBackOutcomes extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(WriteBackOutcomes.class);
    private static final int BATCH = 100;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LATEST = Duration.ofSeconds(20);
    private static final long SOON = 200;
    private static final String TAKEN_AT = "takenAt";
    private static final String DUE = "due";

    private final OutcomeLedger outcomes;
    private final PartnerTroubles troubles;
    private final OutcomeTroubles untold;
    private final OutcomeBatches batches;
    private final ActivePartners partners;

    WriteBackOutcomes(
            OutcomeLedger outcomes,
            PartnerTroubles troubles,
            OutcomeTroubles untold,
            OutcomeBatches batches,
            ActivePartners partners) {
        this.partners = partners;
        this.outcomes = outcomes;
        this.batches = batches;
        this.troubles = troubles;
        this.untold = untold;
    }

    @Override
    public void configure() {
        // spotless:off
        routeTemplate("write-back-outcomes")
                .templateParameter("partner", null, "name of the partner's folder")
                .from("timer:write-back-outcomes-{{partner}}?period=1000&synchronous=true")
                .routeDescription("Takes one partner's outcomes that are due, in their order, and has them written, at once or else one by one")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(PartnerTroubles.PARTNER, constant("{{partner}}"))
                .loopDoWhile(this::mayGoOn)
                    .setBody(constant("{{partner}}"))
                    .process(exchange -> exchange.setProperty(TAKEN_AT, System.nanoTime()))
                    .process(turn(String.class, partner -> outcomes.due(partner, BATCH, LEASE)))
                    .process(exchange -> exchange.setProperty(DUE, exchange.getMessage().getBody(List.class).size()))
                    .setVariable(PartnerTroubles.PARTNER, constant("{{partner}}"))
                    .setVariable(PartnerTroubles.STATEMENT, constant("outcome.sql"))
                    .process(this::together)
                    .split(body())
                        .to("direct:write-back-outcome-{{partner}}")
                    .end()
                    .filter(WriteBackOutcomes::moreIsComing)
                        .delay(SOON)
                    .end()
                .end();

        routeTemplate("write-back-outcome")
                .templateParameter("partner", null, "name of the partner's folder")
                .templateParameter("outcome", null, "where outcome.sql is")
                .templateParameter("datasource", null, "name of the partner's connection pool")
                .from("direct:write-back-outcome-{{partner}}")
                .routeDescription("Writes one outcome into the partner's table and notes that it was taken")
                .routeConfigurationId(Failures.OUTCOME)
                .setVariable(PartnerTroubles.PARTNER, constant("{{partner}}"))
                .setVariable(PartnerTroubles.STATEMENT, constant("outcome.sql"))
                .setVariable(OutcomeTroubles.OUTCOME, body())
                .filter(this::inTime)
                    .process(turn(Outcome.class, WriteBackOutcomes::parameters))
                    .to("sql:{{outcome}}?dataSource=#{{datasource}}&template.queryTimeout=60")
                    .process(this::told)
                .end();
        // spotless:on
    }

    private static int due(Exchange exchange, int first) {
        return exchange.getProperty(DUE, first, Integer.class);
    }

    /** Where something has just happened more is likely to: the next look is not a whole tick away. */
    private static boolean moreIsComing(Exchange exchange) {
        return due(exchange, 0) > 0 && due(exchange, 0) < BATCH;
    }

    private boolean mayGoOn(Exchange exchange) {
        return due(exchange, BATCH) > 0
                && !partners.isHalted(exchange.getVariable(PartnerTroubles.PARTNER, String.class))
                && exchange.getContext().isStarted();
    }

    /** Leaves those that have to be written one by one. */
    private void together(Exchange exchange) {
        var due = due(exchange);
        if (due.size() > 1 && !troubles.away(exchange)) {
            exchange.getMessage().setBody(batches.left(exchange, due, () -> inTime(takenAt(exchange))));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Outcome> due(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    private static long takenAt(Exchange exchange) {
        return exchange.getProperty(TAKEN_AT, Long.class);
    }

    private static boolean inTime(long takenAt) {
        return System.nanoTime() - takenAt < LATEST.toNanos();
    }

    /**
     * A writer that was frozen writes nothing: another one may have written later news meanwhile. Nor does one whose
     * database was away a moment ago: each outcome of the batch would wait for its connection time-out.
     */
    private boolean inTime(Exchange exchange) {
        var away = troubles.away(exchange);
        if (away) {
            untold.notNow(exchange);
        }
        return !away && inTime(takenAt(exchange));
    }

    /** The names that outcome.sql may use; an absent text is null, as databases have it. */
    static Map<String, Object> parameters(Outcome outcome) {
        var parameters = new HashMap<String, Object>();
        parameters.put("ref", outcome.key().ref());
        parameters.put("status", outcome.status().word());
        parameters.put("envelope_id", outcome.envelopeId().isEmpty() ? null : outcome.envelopeId());
        parameters.put("reason", outcome.reason().isEmpty() ? null : outcome.reason());
        parameters.put("occurred_at", Timestamp.from(outcome.occurredAt()));
        return parameters;
    }

    private void told(Exchange exchange) {
        exchange.setVariable(OutcomeTroubles.WRITTEN, true);
        untold.over(exchange);
        var outcome = OutcomeTroubles.outcome(exchange);
        var rows = exchange.getMessage().getHeader(SqlConstants.SQL_UPDATE_COUNT, 1, Integer.class);
        if (!outcomes.told(outcome, problem(outcome, rows))) {
            outcomes.tellLatestAgain(outcome);
        }
    }

    /** What an operator should know although it was taken, or "". */
    static String problem(Outcome outcome, int rows) {
        var problem = rows == 0 ? "outcome.sql found no row" : rows > 1 ? "outcome.sql found " + rows + " rows" : "";
        if (!problem.isEmpty()) {
            LOG.warn(
                    "{}: {} to write '{}' to",
                    outcome.key().printable(),
                    problem,
                    outcome.status().word());
        }
        return problem;
    }
}
