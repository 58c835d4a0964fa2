package api;

import static org.assertj.core.api.Assertions.assertThat;

import api.ConnectIntake.Result;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.DocuSignProperties;
import docusign.DocuSignProperties.Account;
import docusign.DocuSignProperties.Connect;
import docusign.SimMessages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import ledger.ConnectInbox;
import ledger.DoubleLedger;
import ledger.LedgerDatabase;
import ledger.StatusLedger;
import ledger.StoredEvent;
import ledger.Wanted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;
import throttle.Pace;

/** Whatever a message looks like, if it is signed it is stored or refused, and moves no sign-up where it was not. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectFuzzTest {

    private static final int MANY = 10_400;
    private static final int THREADS = 8;
    private static final String KEY = "k";

    /** What a sign-up may be after messages of that name, however spoilt. */
    private static final Map<String, Set<String>> MAY_BE = Map.of(
            "sent", Set.of("sent"),
            "delivered", Set.of("sent", "delivered"),
            "bounced", Set.of("sent", "bounced"),
            "completed", Set.of("sent", "completed"),
            "declined", Set.of("sent", "declined"),
            "voided", Set.of("sent", "voided", "expired"),
            "expired", Set.of("sent", "voided", "expired"));

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    private final LedgerDatabase database = LedgerDatabase.create();
    private final ObjectMapper json = new ObjectMapper();
    private final Wanted wanted = () -> Map.of("acme", Set.of());
    private final ConnectInbox inbox = new ConnectInbox(database.jdbc());
    private final StatusLedger statuses = new StatusLedger(database.jdbc(), database.transaction(), json, wanted);
    private final DoubleLedger doubles = new DoubleLedger(database.jdbc(), database.transaction(), json);
    private final ConnectIntake intake =
            new ConnectIntake(inbox, docusign(), Clock.systemUTC(), new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        pool.shutdownNow();
        database.close();
    }

    private static DocuSignProperties docusign() {
        var account = new Account(
                SimMessages.ACCOUNT, "u", 1, 1, "5%", Pace.BURST, Duration.ofHours(1), Duration.ofSeconds(30), false);
        var connect = new Connect(
                List.of(KEY), "", DataSize.ofMegabytes(5), Duration.ofDays(7), Duration.ofMinutes(5), Duration.ZERO);
        return new DocuSignProperties(
                "h", null, "i", "p", Duration.ZERO, Duration.ZERO, false, Map.of("main", account), connect);
    }

    @Test
    void no_spoilt_message_fails_and_none_moves_a_signup_where_it_is_not(CapturedOutput output) {
        database.run("do $$ begin execute format('alter database %I set synchronous_commit = off',"
                + " current_database()); end $$");
        var rows = new Rows(database.jdbc(), "acme");
        MAY_BE.keySet().forEach(name -> rows.add(name, "sent"));
        var results = new ConcurrentHashMap<Result, Integer>();
        IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> deliver(thread, results), pool))
                .toList()
                .forEach(CompletableFuture::join);
        apply();
        assertThat(results).containsOnlyKeys(Result.ACCEPTED, Result.REPEATED, Result.MALFORMED);
        assertThat(results.get(Result.ACCEPTED)).isGreaterThan(MANY / 5);
        assertThat(results.get(Result.MALFORMED)).isGreaterThan(MANY / 10);
        MAY_BE.forEach((name, states) ->
                assertThat((String) rows.row(name).get("state")).as(name).isIn(states));
        assertThat(output).doesNotContain("Exception", "ERROR");
    }

    private void deliver(int thread, Map<Result, Integer> results) {
        var mutations = new Mutations(thread);
        var names = MAY_BE.keySet().stream().sorted().toList();
        for (var number = thread; number < MANY; number += THREADS) {
            var name = names.get(number % names.size());
            var body = mutations.of(valid(name, number));
            var result = intake.take(body, List.of(SimMessages.signature(KEY, body)));
            results.merge(result, 1, Integer::sum);
        }
    }

    /** Each is an event of its own, for a repetition would not be looked at. */
    private static byte[] valid(String name, int number) {
        var at = Instant.parse("2026-07-01T09:10:00Z").plusMillis(number);
        return new String(SimMessages.about(name, "e-acme-" + name, "acme:" + name), StandardCharsets.UTF_8)
                .replaceFirst("(\"generatedDateTime\": \")[^\"]+", "$1" + at)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A few together, so that none hides behind another and it does not take long. */
    private void apply() {
        for (var due = inbox.due(20); !due.isEmpty(); due = inbox.due(20)) {
            var news = due.stream().map(StoredEvent::news).toList();
            statuses.adopt(news);
            doubles.find(news);
            statuses.apply(news);
            inbox.applied(due.stream().map(StoredEvent::id).toList(), List.of());
        }
    }
}
