package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Sandbox;

/** The whole life of a partner's rows on a copy of them: afterwards everything is as it was before. */
class RehearseSandboxTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path root;

    private int exit;

    private List<JsonNode> rehearse(Settings settings, String... more) throws IOException {
        var all = new ArrayList<>(List.of(settings.asArguments()));
        all.addAll(List.of("acme", "--sandbox"));
        all.addAll(List.of(more));
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            exit = RehearseCommand.run(all.toArray(String[]::new), out);
        }
        var lines = new ArrayList<JsonNode>();
        for (var line : printed.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** Every table of the ledger with how many rows it has, and every schema. */
    private static Map<String, List<Map<String, Object>>> ledger() {
        var jdbc = JdbcClient.create(Neighbours.postgres().dataSource("rehearsed_ledger"));
        return Map.of(
                "schemas",
                jdbc.sql("select nspname from pg_namespace order by 1").query().listOfRows(),
                "rows",
                jdbc.sql("select relname, (xpath('/row/c/text()', query_to_xml('select count(*) as c from ' || relname,"
                                + " false, true, '')))[1]::text as c from pg_class where relkind = 'r'"
                                + " and relnamespace = 'public'::regnamespace order by 1")
                        .query()
                        .listOfRows());
    }

    private static SignupTable eleven(String acme) {
        var table = SignupTable.in(acme);
        for (var i = 1; i <= 9; i++) {
            table.add("A" + i, "Ann Example", "ann" + i + "@example.org", "M" + i, "Rome");
        }
        table.add("B1", "Bob Example", "no address");
        table.run("alter table signups add photo bytea");
        table.run("insert into signups (ref, name, email, photo) values ('C1', 'Cid', 'cid@example.org', '\\x00')");
        return table;
    }

    private static String migrated(String name) {
        var url = Neighbours.postgres().database(name);
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return url;
    }

    @Test
    void every_row_gets_its_outcomes_and_nothing_of_it_stays() throws Exception {
        var url = migrated("rehearsed_ledger");
        var acme = Neighbours.postgres().database("rehearsed_acme");
        var table = eleven(acme);
        PartnerFolder.in(root, "acme", acme, "pause: 00:00-23:59", "delivery: two-step")
                .change("pending.sql", "city", "city, photo");
        var exported = new AtomicInteger();
        var traces = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        traces.createContext("/", call -> {
            exported.incrementAndGet();
            call.close();
        });
        traces.start();
        try (var elsewhere = Sandbox.start(Settings.docusign())) {
            var settings = Settings.of(url, elsewhere, root)
                    .set("spring.datasource.hikari.connection-init-sql", "set search_path to public;")
                    .set("spring.flyway.default-schema", "public")
                    .set(
                            "management.otlp.tracing.endpoint",
                            "http://localhost:" + traces.getAddress().getPort());
            var ledger = ledger();
            var rows = table.rows();

            outcomesStandIn(rehearse(settings));

            assertThat(table.rows()).isEqualTo(rows);
            assertThat(table.count("")).isEqualTo(11);
            assertThat(ledger()).isEqualTo(ledger);
            assertThat(elsewhere.calls().values()).as("no call left").containsOnly(0L);

            assertThat(exported).as("traces, which the real sign-ups have").hasValue(0);

            refused(settings, ledger);
            table.run("create role rehearse_poor login");
            assertThat(rehearse(settings.set("spring.datasource.username", "rehearse_poor")
                            .set("spring.datasource.url", url.replace("?user=postgres", ""))))
                    .isEmpty();
            assertThat(exit).isEqualTo(1);
            assertThat(ledger()).isEqualTo(ledger);
        } finally {
            traces.stop(0);
        }
    }

    private void refused(Settings settings, Object ledger) throws IOException {
        for (var key : List.of("spring.flyway.url", "spring.flyway.user")) {
            assertThat(rehearse(settings.set(key, "other"))).isEmpty();
            assertThat(exit).isEqualTo(1);
            settings.without(key);
        }
        assertThat(ledger()).isEqualTo(ledger);
    }

    @Test
    void connections_that_lead_to_another_schema_are_given_to_nobody() {
        Neighbours.postgres().database("rehearsed_elsewhere");
        var source = Neighbours.postgres().dataSource("rehearsed_elsewhere");
        assertThat(new OnlySchema("public").postProcessAfterInitialization(source, "any"))
                .isSameAs(source);
        assertThatThrownBy(() -> new OnlySchema("copy").postProcessAfterInitialization(source, "any"))
                .isInstanceOf(Misconfigured.class);
    }

    private void outcomesStandIn(List<JsonNode> lines) {
        assertThat(exit).as(lines.toString()).isZero();
        assertThat(lines).hasSize(12);
        var outcomes = lines.stream()
                .map(line -> line.path("ref").asText()
                        + line.findValuesAsText("status").toString())
                .toList();
        assertThat(outcomes)
                .contains("B1[invalid]", "C1[invalid]")
                .filteredOn(one -> one.startsWith("A"))
                .hasSize(9)
                .allMatch(one -> one.matches("A.\\[sent, (completed|declined|expired)]"))
                .anyMatch(one -> one.contains("completed"))
                .anyMatch(one -> one.contains("declined"));
        var summary = lines.get(11).path("summary");
        assertThat(summary.path("envelopes").asInt()).isEqualTo(9);
        assertThat(summary.path("notCopied").asInt()).isEqualTo(1);
        assertThat(summary.path("unknownTabs").asInt()).isZero();
        assertThat(lines.toString()).doesNotContain("Ann", "example.org", "Rome");
    }
}
