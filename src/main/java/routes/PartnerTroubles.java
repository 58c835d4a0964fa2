package routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ledger.OutcomeLedger;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.PartnerProblem;
import partners.StatementCheck;
import signup.Outcome;

/** What is wrong with partners' databases: told once when it begins, again each minute, and when it is over. */
@Component
class PartnerTroubles {

    static final String PARTNER = "partner";
    static final String STATEMENT = "statement";
    static final String OUTCOME = "outcome";

    private static final Logger LOG = LoggerFactory.getLogger(PartnerTroubles.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration REST = Duration.ofSeconds(5);

    private final ActivePartners partners;
    private final StatementCheck statements;
    private final OutcomeLedger outcomes;
    private final Clock clock;
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final Map<String, Instant> away = new ConcurrentHashMap<>();

    private record Told(String what, Instant at) {}

    PartnerTroubles(ActivePartners partners, StatementCheck statements, OutcomeLedger outcomes, Clock clock) {
        this.partners = partners;
        this.statements = statements;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** A partner's rows could not be read or marked; its next turn comes by itself. */
    void whileReading(Exchange exchange) {
        tell(exchange, what(exchange, failure(exchange)));
    }

    /** A partner's database did not take an outcome; the ledger offers it again. */
    void whileTelling(Exchange exchange) {
        var failure = failure(exchange);
        var what = failure instanceof Away ? "the database is away" : what(exchange, failure);
        outcomes.notTold(exchange.getVariable(OUTCOME, Outcome.class), what);
        if (!(failure instanceof Away)) {
            tell(exchange, what);
        }
        if (statements.connectionLost(failure)) {
            away.put(partner(exchange), clock.instant().plus(REST));
        }
    }

    /** Lets a batch not wait for its connection time-out once an outcome. */
    void giveUpWhileAway(Exchange exchange) throws Away {
        var until = away.get(partner(exchange));
        if (until != null && clock.instant().isBefore(until)) {
            throw new Away();
        }
    }

    /** The partner's database has done what it was asked. */
    void over(Exchange exchange) {
        var key = partner(exchange) + " " + exchange.getVariable(STATEMENT, String.class);
        away.remove(partner(exchange));
        if (told.remove(key) != null) {
            LOG.info("partner {}: {} works again", partner(exchange), exchange.getVariable(STATEMENT, String.class));
        }
    }

    private void tell(Exchange exchange, String what) {
        var key = partner(exchange) + " " + exchange.getVariable(STATEMENT, String.class);
        var before = told.get(key);
        var now = clock.instant();
        if (before == null
                || !before.what().equals(what)
                || now.isAfter(before.at().plus(AGAIN))) {
            told.put(key, new Told(what, now));
            LOG.error("{}; the other partners run on", what);
        }
    }

    private String what(Exchange exchange, Throwable failure) {
        if (failure instanceof PartnerProblem problem) {
            return problem.finding().toString();
        }
        var partner = partners.named(partner(exchange));
        var sql = sql(failure);
        if (partner.isEmpty() || sql.isEmpty()) {
            return "partner " + partner(exchange) + ": " + Trouble.of(failure);
        }
        var file =
                switch (exchange.getVariable(STATEMENT, "pending.sql", String.class)) {
                    case "claimed.sql" -> partner.get().claimed();
                    case "outcome.sql" -> partner.get().outcome();
                    default -> partner.get().pending();
                };
        return statements.explain(partner.get(), file, sql.get()).toString();
    }

    private static Optional<SQLException> sql(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static Throwable failure(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }

    private static String partner(Exchange exchange) {
        return exchange.getVariable(PARTNER, String.class);
    }

    /** The partner's database was away a moment ago; nobody tries again so soon. */
    private static final class Away extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
