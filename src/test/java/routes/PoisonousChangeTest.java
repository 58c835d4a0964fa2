package routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import docusign.DocuSignProperties;
import docusign.DocuSignProperties.Connect;
import docusign.Listings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Claim;
import ledger.DoubleLedger;
import ledger.LeaseLedger;
import ledger.LedgerDatabase;
import ledger.Repairs;
import ledger.SendLedger;
import ledger.SignupLedger;
import ledger.StatusLedger;
import ledger.Unfinished;
import ledger.Wanted;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.util.unit.DataSize;
import signup.SendResult.Sent;
import signup.Signup;
import signup.SignupKey;

/** A page of DocuSign's changes on which one is such that the database will never take it. */
class PoisonousChangeTest {

    private static final Instant MONDAY = Instant.parse("2026-06-01T08:00:00Z");
    private static final Wanted ALL = Map::of;

    private final LedgerDatabase database = LedgerDatabase.create();
    private final ObjectMapper json = new ObjectMapper();
    private final StatusLedger statuses = new StatusLedger(database.jdbc(), database.transaction(), json, ALL);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private String listing = "";

    private static DocuSignProperties withConnect() {
        var seconds = Duration.ofSeconds(60);
        var connect = new Connect(List.of("key"), "", DataSize.ofMegabytes(5), seconds, seconds, Duration.ZERO);
        return new DocuSignProperties(
                "account-d.docusign.com", null, "", "", seconds, seconds, false, Map.of(), connect);
    }

    @BeforeEach
    void three_sign_ups_that_were_sent() throws Exception {
        camel.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration(Failures.CALLER)
                        .onException(Exception.class)
                        .handled(false)
                        .logExhausted(false);
            }
        });
        camel.addRoutes(
                new ApplyStatus(statuses, new DoubleLedger(database.jdbc(), database.transaction(), json), meters));
        camel.addRoutes(new ReadChanges(
                new Listings(Clock.systemUTC()),
                statuses,
                new Unfinished(database.jdbc()),
                new ForeignNews(null, null, withConnect()),
                new MissedWebhooks(new Repairs(database.jdbc(), json), withConnect())));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(CallDocuSign.CALL_DOCUSIGN).setBody(exchange -> new Answered(200, listing));
            }
        });
        camel.start();
        var signups = new SignupLedger(database.jdbc(), database.transaction(), json, ALL);
        var rows = Stream.of("1", "2", "3")
                .map(ref -> new Signup(new SignupKey("acme", ref), "Ada", "ada@example.com", "", "", Map.of()))
                .toList();
        signups.accept("acme", "main", rows);
        var sends = new SendLedger(database.jdbc(), ALL, 8);
        new LeaseLedger(database.jdbc(), json)
                .lease(new Claim("main", Map.of("acme", 1), List.of(), 3, 0, MONDAY, 3000, Duration.ofMinutes(2)))
                .forEach(lease -> sends.record(
                                lease, new Sent("e" + lease.signup().key().ref(), MONDAY))
                        .join());
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
    }

    /** A page of completed envelopes, of which the second may have an id that no database can hold. */
    private void page(String second) {
        listing = Stream.of("e1", second, "e3")
                .map(id ->
                        "{\"envelopeId\":\"%s\",\"status\":\"completed\",\"completedDateTime\":\"2026-06-01T09:00:00Z\"}"
                                .formatted(id))
                .collect(Collectors.joining(",", "{\"resultSetSize\":\"3\",\"envelopes\":[", "]}"));
    }

    private void read() {
        camel.createProducerTemplate()
                .requestBody(ReadChanges.READ_CHANGES, new Sweep("main", MONDAY, MONDAY.plusSeconds(9), 0, false));
    }

    private List<String> states() {
        return database.jdbc()
                .sql("select state from signup order by ref")
                .query(String.class)
                .list();
    }

    private double failed() {
        return meters.counter("countersign.changes.failed").count();
    }

    @Test
    void the_others_go_on_and_the_watermark_moves() {
        page("e2\\u0000");
        read();
        assertThat(states()).containsExactly("completed", "sent", "completed");
        assertThat(failed()).isEqualTo(1);
        assertThat(statuses.watermark("main")).contains(MONDAY.plusSeconds(9));
        assertThat(database.value(Integer.class, "select count(*) from listing_find"))
                .as("what only the listing has brought so far")
                .isEqualTo(2);
    }

    @Test
    void a_good_page_is_applied_at_once() {
        page("e2");
        read();
        assertThat(states()).containsOnly("completed");
        assertThat(failed()).isZero();
    }

    @Test
    void a_ledger_that_is_away_fails_the_page_so_that_a_later_run_reads_it() {
        page("e2\\u0000");
        database.close();
        assertThatThrownBy(this::read)
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseInstanceOf(java.sql.SQLException.class)
                .hasCauseInstanceOf(DataAccessResourceFailureException.class);
        assertThat(failed()).isZero();
    }

    @Test
    void a_reason_that_no_database_can_hold_is_recorded_without_what_is_in_the_way() {
        listing = "{\"resultSetSize\":\"1\",\"envelopes\":[{\"envelopeId\":\"e1\",\"status\":\"voided\","
                + "\"voidedReason\":\"a\\u0000b\",\"voidedDateTime\":\"2026-06-01T09:00:00Z\"}]}";
        read();
        assertThat(database.value(String.class, "select reason from signup where ref = '1'"))
                .isEqualTo("ab");
        assertThat(failed()).isZero();
    }
}
