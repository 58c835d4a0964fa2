package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Operation;
import sandbox.Sandbox;
import sandbox.SandboxEnvelope;
import sandbox.SignerAct;

/** Two replicas, one folder: each signed contract ends there once, whatever happens in between. */
@TestMethodOrder(OrderAnnotation.class)
class SignedDocumentsTest {

    private static final int SIGNUPS = 8;

    private static Sandbox sandbox;
    private static SignupTable table;
    private static JdbcClient ledger;
    private static Path folder;
    private static Service one;
    private static Service other;

    @BeforeAll
    static void start(@TempDir Path partners, @TempDir Path documents) {
        folder = documents;
        sandbox = Sandbox.start(Settings.docusign());
        var database = Neighbours.postgres().database("documents_acme");
        table = SignupTable.in(database);
        PartnerFolder.in(partners, "acme", database, "documents: folder");
        var ledgerDatabase = Neighbours.postgres().database("documents");
        ledger = JdbcClient.create(Neighbours.postgres().dataSource("documents"));
        var settings = Settings.of(ledgerDatabase, sandbox, partners).set("documents.folder", folder.toString());
        one = Service.start(settings);
        other = Service.start(settings);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        sandbox.close();
    }

    private static List<SandboxEnvelope> signed(String ref, int many) {
        IntStream.range(0, many).forEach(number -> table.add(ref + number, "Ann", ref + number + "@example.org"));
        await().atMost(Duration.ofSeconds(60)).until(() -> envelopes(ref).size() == many);
        envelopes(ref).forEach(envelope -> sandbox.act(envelope.id(), SignerAct.SIGN));
        return envelopes(ref);
    }

    private static List<SandboxEnvelope> envelopes(String ref) {
        return sandbox.envelopes().stream()
                .filter(envelope -> envelope.email().startsWith(ref))
                .toList();
    }

    private static long stored() {
        return count("stored_at is not null");
    }

    private static long count(String where) {
        return ledger.sql("select count(*) from document where " + where)
                .query(Long.class)
                .single();
    }

    private static void untilStored(long all) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> stored() == all);
    }

    private static Path file(SandboxEnvelope envelope) {
        return folder.resolve("acme").resolve(envelope.id() + ".pdf");
    }

    private static List<Path> files() throws IOException {
        try (var all = Files.list(folder.resolve("acme"))) {
            return all.toList();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    @Order(1)
    void each_signed_contract_is_fetched_once_byte_by_byte() throws Exception {
        var envelopes = signed("first", SIGNUPS);
        untilStored(SIGNUPS);
        for (var envelope : envelopes) {
            var truth = sandbox.document(envelope.id());
            assertThat(file(envelope)).hasBinaryContent(truth);
            assertThat(ledger.sql("select sha256 || ' ' || size from document where envelope_id = ?")
                            .params(envelope.id())
                            .query(String.class)
                            .single())
                    .isEqualTo(sha256(truth) + " " + truth.length);
        }
        assertThat(files()).hasSize(SIGNUPS);
        assertThat(sandbox.calls().get(Operation.GET_DOCUMENT)).isEqualTo(SIGNUPS);
        assertThat(sandbox.pollingViolations()).isZero();
        assertThat(count("exists (select 1 from history h where h.signup_id = document.signup_id"
                        + " and h.what = 'document stored')"))
                .isEqualTo(SIGNUPS);
    }

    @Test
    @Order(2)
    void a_crash_between_writing_and_recording_costs_neither_the_file_nor_a_second_call() throws Exception {
        ledger.sql("""
                create function crash() returns trigger language plpgsql as $$
                begin
                    if new.stored_at is not null then raise exception 'a crash before the record'; end if;
                    return new;
                end $$;
                create trigger crash before update on document for each row execute function crash();
                """).update();
        var calls = sandbox.calls().get(Operation.GET_DOCUMENT);
        var before = stored();
        var envelope = signed("crash", 1).get(0);
        await().atMost(Duration.ofSeconds(60)).until(() -> count("problem <> ''") == 1);
        assertThat(stored()).isEqualTo(before);
        ledger.sql("drop trigger crash on document; update document set due_at = clock_timestamp()")
                .update();
        untilStored(before + 1);
        assertThat(file(envelope)).hasBinaryContent(sandbox.document(envelope.id()));
        assertThat(sandbox.calls().get(Operation.GET_DOCUMENT)).isEqualTo(calls + 1);
        assertThat(files()).hasSize((int) stored());
    }

    @Test
    @Order(3)
    void a_refusal_and_half_a_document_are_waited_out() throws Exception {
        var before = stored();
        sandbox.fault(Fault.of(Kind.CREATED_THEN_BROKEN_JSON)
                .on(Operation.GET_DOCUMENT)
                .mailedTo("half*")
                .times(1));
        sandbox.fault(Fault.of(Kind.UNAUTHORIZED)
                .on(Operation.GET_DOCUMENT)
                .mailedTo("token*")
                .times(1));
        var half = signed("half", 1).get(0);
        var token = signed("token", 1).get(0);
        await().atMost(Duration.ofSeconds(60)).until(() -> count("problem like '%no whole PDF%'") == 1);
        untilStored(before + 1);
        assertThat(file(token)).hasBinaryContent(sandbox.document(token.id()));
        assertThat(file(half)).doesNotExist();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(metrics())
                        .contains("countersign_documents_waiting{partner=\"acme\"} 1.0")
                        .contains("countersign_documents_troubled{partner=\"acme\"} 1.0"));
        sandbox.fault(Fault.of(Kind.ERROR)
                .on(Operation.GET_DOCUMENT)
                .mailedTo("half*")
                .times(1)
                .saying(400, "API_REQUEST_IS_THROTTLED", "GetDocument call blocked"));
        dueNow();
        await().atMost(Duration.ofSeconds(60)).until(() -> count("problem = 'API_REQUEST_IS_THROTTLED'") == 1);
        dueNow();
        untilStored(before + 2);
        assertThat(file(half)).hasBinaryContent(sandbox.document(half.id()));
        assertThat(files()).hasSize((int) stored());
    }

    private static String metrics() throws IOException {
        var page = URI.create("http://localhost:" + one.managementPort() + "/observe/metrics");
        try (var in = page.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void dueNow() {
        ledger.sql("update document set due_at = clock_timestamp() where stored_at is null")
                .update();
    }
}
