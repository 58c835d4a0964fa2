package app;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Operation;
import sandbox.SignerAct;
import signup.Fingerprint;
import signup.SignupKey;

/** What a whole run leaves in a collector of traces and in a log of JSON lines. */
@TestMethodOrder(OrderAnnotation.class)
class ObservedTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String[] REFS = {"fine", "lost", "zoe@example.org"};
    private static final List<String> FIELDS =
            List.of("partner", "account", "envelope", "ref_hash", "trace_id", "span_id");

    private static Spans spans;
    private static OnePartner acme;
    private static Path log;

    @BeforeAll
    static void start(@TempDir Path folders, @TempDir Path logs) throws IOException {
        spans = new Spans();
        log = logs.resolve("countersign.json");
        // a service of an earlier test may still run in this JVM, and settings of logging count for the first one only
        LoggingSystem.get(ObservedTest.class.getClassLoader()).cleanUp();
        acme = new OnePartner(
                "observed",
                folders,
                Settings.docusign().withListingDelay(Duration.ofMillis(100)),
                settings -> settings.set("management.otlp.tracing.endpoint", spans.endpoint())
                        .set("logging.structured.format.file", "logstash")
                        .set("logging.file.name", log.toString())
                        .set("sending.settle-time", "6s"));
        acme.sandbox.fault(Fault.of(Kind.RESET)
                .on(Operation.CREATE)
                .mailedTo("lost@example.org")
                .times(1));
        acme.table.add("fine", "Ann Example", "fine@example.org");
        acme.table.add("lost", "Ann Example", "lost@example.org");
        acme.table.add("zoe@example.org", "Ann Example", "zoe@example.org");
    }

    /** Spring Boot keeps them as system properties, and would log so in all tests that follow. */
    @AfterAll
    static void stop() {
        acme.close();
        spans.close();
        List.of("FILE_LOG_STRUCTURED_FORMAT", "LOG_FILE").forEach(System::clearProperty);
    }

    private static Fingerprint of(String ref) {
        return Fingerprint.of(new SignupKey("acme", ref));
    }

    private static List<String> names(String ref) {
        return spans.all().stream()
                .filter(span -> span.trace().equals(of(ref).trace()))
                .map(Spans.Span::name)
                .toList();
    }

    private static List<JsonNode> lines() {
        var lines = new ArrayList<JsonNode>();
        try {
            for (var line : Files.readAllLines(log)) {
                lines.add(new ObjectMapper().readTree(line));
            }
        } catch (IOException e) {
            throw new AssertionError("a line is no JSON", e);
        }
        return lines;
    }

    @Test
    @Order(1)
    void a_sign_up_has_one_trace_from_the_partners_row_to_the_written_outcome() {
        acme.untilSent(REFS);
        acme.sandbox.envelopes().forEach(envelope -> acme.sandbox.act(envelope.id(), SignerAct.SIGN));
        for (var ref : REFS) {
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(300))
                    .untilAsserted(() -> assertThat(names(ref))
                            .contains("accept sign-up", "send", "docusign create", "apply status")
                            .areAtLeast(2, new org.assertj.core.api.Condition<>("write back"::equals, "told")));
        }
        assertThat(names("lost")).contains("settle doubt", "docusign look_up");
        var fine = spans.all().stream()
                .filter(span -> span.trace().equals(of("fine").trace()))
                .toList();
        var ids = fine.stream().map(Spans.Span::id).collect(toSet());
        assertThat(fine)
                .allSatisfy(span -> assertThat(span.parent())
                        .satisfiesAnyOf(
                                parent -> assertThat(parent).isEmpty(),
                                parent -> assertThat(ids).contains(parent)));
        assertThat(fine).filteredOn(span -> span.parent().isEmpty()).hasSize(1).allSatisfy(span -> {
            assertThat(span.name()).isEqualTo("accept sign-up");
            assertThat(span.id()).isEqualTo(of("fine").root());
        });
        assertThat(fine)
                .filteredOn(span -> span.name().equals("docusign create"))
                .allSatisfy(span -> assertThat(span.attributes())
                        .containsEntry("http.request.method", "POST")
                        .containsEntry("http.response.status_code", "201"));
    }

    @Test
    @Order(2)
    void what_is_listed_for_many_is_linked_from_each_and_is_nobodys_parent() {
        var batches = spans.all().stream()
                .filter(span -> span.name().equals("read changes"))
                .map(Spans.Span::trace)
                .collect(toSet());
        assertThat(spans.all())
                .filteredOn(span ->
                        span.name().equals("apply status") && !span.linked().isEmpty())
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.trace()).isNotIn(batches))
                .anySatisfy(span -> assertThat(batches).contains(span.linked()));
    }

    @Test
    @Order(3)
    void each_log_line_is_json_and_says_of_whom_it_is_with_the_id_of_the_trace() {
        var about = lines().stream().filter(line -> line.has("ref_hash")).toList();
        var doubt = about.stream()
                .filter(line -> line.path("message").asText().contains("after the settle time"))
                .toList();
        assertThat(doubt).hasSize(1).allSatisfy(line -> {
            assertThat(line.path("partner").asText()).isEqualTo("acme");
            assertThat(line.path("account").asText()).isEqualTo("main");
            assertThat(line.path("ref_hash").asText()).isEqualTo(of("lost").refHash());
            assertThat(line.path("trace_id").asText()).isEqualTo(of("lost").trace());
            assertThat(line.path("span_id").asText()).hasSize(16);
        });
        assertThat(lines())
                .filteredOn(line -> line.path("message").asText().endsWith("new rows"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("partner").asText()).isEqualTo("acme"));
        assertThat(lines())
                .filteredOn(line -> line.path("logger_name").asText().equals("app.StartPartners"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(FIELDS).noneMatch(line::has));
    }

    @Test
    @Order(4)
    void neither_traces_nor_log_lines_hold_a_person_or_a_secret() throws IOException {
        assertThat(spans.all().toString()).doesNotContain("@", "%40", "Ann", "Bearer");
        assertThat(Files.readString(log)).doesNotContain("example.org", "Ann Example", "Bearer");
    }

    @Test
    @Order(5)
    void docusign_may_be_gone_and_the_pod_is_alive_and_ready() throws Exception {
        acme.sandbox.close();
        acme.table.add("late", "Ann Example", "late@example.org");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lines())
                        .anySatisfy(line ->
                                assertThat(line.path("message").asText()).contains("account main waits until")));
        for (var probe : List.of("live", "ready")) {
            var address = URI.create("http://localhost:" + acme.managementPort() + "/observe/health/" + probe);
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(probe).isEqualTo(200);
        }
    }
}
