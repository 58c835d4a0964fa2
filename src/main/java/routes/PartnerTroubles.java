package routes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.Blame;
import partners.Partner;
import partners.PartnerProblem;
import partners.SqlFile;
import partners.StatementCheck;
import partners.Troubles;

/** Puts partners' failures into words without a row in them, and logs those that are news. */
@Component
class PartnerTroubles {

    static final String PARTNER = "partner";
    static final String STATEMENT = "statement";

    /** Stands for a statement while the ledger has its turn in a partner's route. */
    static final String LEDGER = "";

    private static final Logger LOG = LoggerFactory.getLogger(PartnerTroubles.class);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final String DATABASE = "its database";
    private static final String SOME_ROWS = " for some rows";

    private final ActivePartners partners;
    private final StatementCheck statements;
    private final Troubles troubles;
    private final Clock clock;
    private final Map<String, Instant> away = new ConcurrentHashMap<>();

    PartnerTroubles(ActivePartners partners, StatementCheck statements, Troubles troubles, Clock clock) {
        this.partners = partners;
        this.statements = statements;
        this.troubles = troubles;
        this.clock = clock;
    }

    /** A partner's rows could not be read or marked; its next turn comes by itself. */
    void whileReading(Exchange exchange) {
        met(exchange, failure(exchange));
    }

    /** Something did not work for all rows; answers what, so that it can be kept. */
    String met(Exchange exchange, Throwable failure) {
        var what = what(exchange, failure);
        var lost = Blame.of(failure) == Blame.CONNECTION;
        if (lost) {
            away.put(partner(exchange), clock.instant().plus(REST));
        }
        if (troubles.met(partner(exchange), lost ? DATABASE : statement(exchange), what)) {
            LOG.error("{}; the other partners run on", what);
        }
        return what;
    }

    /** Something did not work for one row; answers what, so that it can be kept. */
    String metInRow(Exchange exchange, Throwable failure) {
        var what = what(exchange, failure);
        rows(exchange, what + "; only some rows, which are tried again later");
        return what;
    }

    /** Something is wrong with some rows, in words without a number: the same words as long as it is the same. */
    void rows(Exchange exchange, String what) {
        if (troubles.met(partner(exchange), statement(exchange) + SOME_ROWS, what)) {
            LOG.error("{}", what);
        }
    }

    /** The statement has worked, and so does the database. */
    void over(Exchange exchange) {
        away.remove(partner(exchange));
        tellOver(exchange, DATABASE);
        tellOver(exchange, statement(exchange));
    }

    /** The statement has worked for all rows that there were. */
    void overInRows(Exchange exchange) {
        tellOver(exchange, statement(exchange) + SOME_ROWS);
    }

    /** Whether the partner's database was away a moment ago: nobody need wait for its connection time-out again. */
    boolean away(Exchange exchange) {
        var until = away.get(partner(exchange));
        return until != null && clock.instant().isBefore(until);
    }

    private void tellOver(Exchange exchange, String where) {
        if (troubles.over(partner(exchange), where)) {
            LOG.info("partner {}: {} works again", partner(exchange), where);
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
        return statements
                .explain(partner.get(), file(partner.get(), statement(exchange)), sql.get())
                .toString();
    }

    private static SqlFile file(Partner partner, String statement) {
        return switch (statement) {
            case "claimed.sql" -> partner.claimed();
            case "outcome.sql" -> partner.outcome();
            default -> partner.pending();
        };
    }

    private static Optional<SQLException> sql(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** What has failed, whether or not somebody handles it already. */
    static Throwable failure(Exchange exchange) {
        return exchange.getException() == null
                ? exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)
                : exchange.getException();
    }

    /** Whether it was the ledger's turn when a partner's route failed. */
    static boolean inLedger(Exchange exchange) {
        return exchange.getVariable(STATEMENT, LEDGER, String.class).equals(LEDGER);
    }

    private static String partner(Exchange exchange) {
        return exchange.getVariable(PARTNER, String.class);
    }

    private static String statement(Exchange exchange) {
        return exchange.getVariable(STATEMENT, "pending.sql", String.class);
    }
}
