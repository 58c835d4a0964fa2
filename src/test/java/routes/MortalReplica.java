package routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer;
import docusign.DocuSignProperties;
import docusign.DocuSignProperties.Account;
import docusign.DocuSignProperties.Connect;
import docusign.Listings;
import docusign.RestCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ledger.Continuity;
import ledger.LedgerDatabase;
import ledger.Repairs;
import ledger.StatusLedger;
import ledger.Unfinished;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.util.unit.DataSize;
import signup.StatusChange;
import throttle.Pace;

/** The reading of changes on one replica, which may be killed before and after each step. */
final class MortalReplica implements AutoCloseable {

    private final LedgerDatabase database;
    private final Runnable mayDie;
    private final ObjectMapper json = new ObjectMapper();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    /** SIGKILL, as far as one JVM can have it: nothing after it happens. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param mayDie throws {@link Killed} if the time has come */
    MortalReplica(LedgerDatabase database, Function<RestCall, Answer> docusign, Runnable mayDie) throws Exception {
        this.database = database;
        this.mayDie = mayDie;
        camel.addRoutesConfigurations(policies());
        var statuses = new Statuses();
        camel.addRoutes(ApplyStatusParts.over(database, statuses));
        camel.addRoutes(new ReadChanges(
                new Listings(Clock.systemUTC()),
                statuses,
                new Places(),
                new ForeignNews(null, null, settings()),
                new MissedWebhooks(new Repairs(database.jdbc(), json), settings())));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(CallDocuSign.CALL_DOCUSIGN).process(exchange -> {
                    mayDie.run();
                    var call = exchange.getMessage().getMandatoryBody(RestCall.class);
                    exchange.getMessage().setBody(docusign.apply(call));
                    mayDie.run();
                });
            }
        });
        camel.start();
    }

    /** Whatever fails is seen by whoever has asked for it. */
    static RouteConfigurationBuilder policies() {
        return new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                for (var policy : List.of(Failures.LEDGER, Failures.CALLER)) {
                    routeConfiguration(policy)
                            .onException(Exception.class)
                            .handled(false)
                            .logExhausted(false);
                }
            }
        };
    }

    static DocuSignProperties settings() {
        var seconds = Duration.ofSeconds(60);
        var account = new Account("a", "u", 9, 9, "5%", Pace.BURST, Duration.ofHours(1), Duration.ofSeconds(30), false);
        var connect = new Connect(List.of("key"), "", DataSize.ofMegabytes(5), seconds, seconds, Duration.ZERO);
        return new DocuSignProperties("h", null, "", "", seconds, seconds, false, Map.of("main", account), connect);
    }

    private final class Statuses extends StatusLedger {

        Statuses() {
            super(database.jdbc(), database.transaction(), json, Map::of);
        }

        @Override
        public int apply(Collection<StatusChange> changes) {
            mayDie.run();
            var moved = super.apply(changes);
            mayDie.run();
            return moved;
        }

        @Override
        public void moveWatermark(String account, Instant since, Instant until) {
            mayDie.run();
            super.moveWatermark(account, since, until);
            mayDie.run();
        }
    }

    private final class Places extends Unfinished {

        Places() {
            super(database.jdbc());
        }

        @Override
        public void note(String account, Instant since, Place place) {
            mayDie.run();
            super.note(account, since, place);
            mayDie.run();
        }
    }

    /** What lets it send, or not yet. */
    CatchUp catchUp(ReconcileProperties reconcile, Clock clock) {
        return new CatchUp(new Continuity(database.jdbc()), new Statuses(), reconcile, clock, camel);
    }

    /** Reads until the end, or its own. */
    void read(Sweep sweep) {
        try {
            camel.createProducerTemplate().requestBody(ReadChanges.READ_CHANGES, sweep);
        } catch (CamelExecutionException e) {
            assertThat(e).hasRootCauseInstanceOf(Killed.class);
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
