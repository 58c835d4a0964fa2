package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import sandbox.Sandbox;
import sandbox.SandboxEnvelope;

/** A thousand hostile rows among as many good ones, in two databases. */
@ExtendWith(OutputCaptureExtension.class)
class HostileRowsTest {

    private static final List<HostileRows.Row> ACME = HostileRows.all(500);
    private static final List<HostileRows.Row> VELA = HostileRows.all(500);
    private static final List<String> MORE = List.of("stubborn", "untold", "same", "SAME", "same ", " lead");
    private static final int WITHOUT_REF = 250;

    private static Sandbox sandbox;
    private static HostileTable acme;
    private static HostileTable vela;
    private static String log;

    @BeforeAll
    static void all_rows_are_read_and_answered(@TempDir Path folders, CapturedOutput output) {
        sandbox = Sandbox.start(Settings.docusign());
        acme(folders);
        vela(folders);
        var ledger = Neighbours.postgres().database("hostile");
        try (var service = Service.start(Settings.of(ledger, sandbox, folders))) {
            assertThat(service).isNotNull();
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        assertThat(acme.told()).hasSize(ACME.size() + MORE.size() - 1 + 3);
                        assertThat(vela.told()).hasSize(VELA.size() + 3);
                        assertThat(output).contains("partner acme: outcome.sql line 2: a constraint");
                    });
        }
        log = output.getAll();
    }

    private static void acme(Path folders) {
        var database = Neighbours.postgres().database("hostile_acme");
        acme = HostileTable.onPostgres(database);
        IntStream.range(0, WITHOUT_REF)
                .forEach(i -> acme.add(i % 3 == 0 ? null : i % 3 == 1 ? "" : " \t", HostileRows.MARK, "a@example.org"));
        acme.add("r".repeat(1 << 20), HostileRows.MARK, "a@example.org");
        acme.add("infinite", HostileRows.MARK, "a@example.org");
        acme.run("update signups set until = 'infinity' where ref = 'infinite'");
        acme.add("twice", "", "a@example.org");
        acme.add("twice", "Ann Twice", "twice@example.org");
        acme.add("twice", "Bob Twice", "other@example.org");
        MORE.forEach(ref -> acme.add(ref, "Ann", "ann" + MORE.indexOf(ref) + "@example.org"));
        acme.add("last", "", "");
        acme.add(ACME);
        acme.run("alter table signups add check (ref is distinct from 'stubborn' or not taken)");
        acme.run("alter table signups add check (ref is distinct from 'untold' or status is null)");
        folder(folders, "acme", database, "until");
    }

    private static void vela(Path folders) {
        var database = Neighbours.mariaDb().database("hostile_vela");
        vela = HostileTable.onMariaDb(database);
        vela.add(VELA);
        vela.add("nul", "a\0b", "a@example.org");
        vela.add("bytes", HostileRows.MARK, "a@example.org");
        vela.run("update signups set raw = x'FF00C328' where ref = 'bytes'");
        vela.add("no-day", HostileRows.MARK, "a@example.org");
        vela.run("set sql_mode = ''");
        vela.run("update signups set until = '2024-00-00' where ref = 'no-day'");
        folder(folders, "vela", database, "until, raw");
    }

    private static void folder(Path folders, String name, String database, String more) {
        PartnerFolder.in(folders, name, database)
                .change("pending.sql", "city", "city, " + more)
                .change("pending.sql", "order by ref", "order by place");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Map<String, List<SandboxEnvelope>> envelopes() {
        return sandbox.envelopes().stream()
                .collect(Collectors.groupingBy(one -> one.customFields().get("countersign")));
    }

    private static void sentAsTheyAre(String partner, List<HostileRows.Row> rows) {
        var envelopes = envelopes();
        assertThat(rows)
                .filteredOn(HostileRows.Row::good)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(envelopes.get(partner + ":" + row.ref()))
                        .singleElement()
                        .satisfies(one -> {
                            assertThat(one.name()).isEqualTo(row.name());
                            assertThat(one.email()).isEqualTo(row.email());
                            assertThat(one.tabs())
                                    .containsEntry("city", row.extra())
                                    .containsEntry("member_number", row.ref());
                        }));
    }

    @Test
    void every_good_row_has_one_envelope_with_exactly_its_texts() {
        sentAsTheyAre("acme", ACME);
        sentAsTheyAre("vela", VELA);
        assertThat(sandbox.envelopes()).hasSize(500 + 500 + MORE.size() + 1);
    }

    @Test
    void every_bad_row_is_answered_as_invalid_with_a_reason_without_a_value() {
        for (var table : List.of(Map.entry(ACME, acme.told()), Map.entry(VELA, vela.told()))) {
            assertThat(table.getKey())
                    .allSatisfy(row -> assertThat(table.getValue().get(row.ref()))
                            .matches(row.good() ? "sent" : "(?s)invalid (ref|name|email|city): .{5,90}")
                            .doesNotContain(HostileRows.MARK));
        }
    }

    @Test
    void a_value_that_is_no_text_makes_its_row_invalid() {
        assertThat(acme.told()).containsEntry("infinite", "invalid until: is no date of the years 1 to 9999");
        assertThat(vela.told())
                .containsEntry("bytes", "invalid raw: is binary, not text")
                .containsEntry("nul", "invalid name: has a control character (U+0000) at position 2");
        assertThat(vela.told()).containsEntry("no-day", "invalid until: is a day that does not exist");
    }

    @Test
    void refs_that_differ_by_a_space_or_a_letters_case_are_different_and_equal_ones_are_one() {
        assertThat(envelopes())
                .containsKeys("acme:same", "acme:SAME", "acme:same ", "acme: lead")
                .allSatisfy((key, all) -> assertThat(all).as(key).hasSize(1));
        assertThat(envelopes().get("acme:twice").get(0).name()).isEqualTo("Ann Twice");
        assertThat(log).contains("pending.sql: rows with the same ref are one sign-up");
    }

    @Test
    void a_row_that_cannot_be_marked_or_told_stops_no_other_and_is_sent_once() {
        assertThat(acme.taken()).isEqualTo(ACME.size() + MORE.size() - 1 + 3 + 2);
        assertThat(acme.told()).containsEntry("stubborn", "sent").doesNotContainKey("untold");
        assertThat(log)
                .containsOnlyOnce(
                        "partner acme: claimed.sql line 2: a constraint of the table refuses the row (SQLSTATE 23514)")
                .containsOnlyOnce(
                        "partner acme: outcome.sql line 2: a constraint of the table refuses the row (SQLSTATE 23514)");
    }

    @Test
    void rows_without_a_ref_are_told_once_and_passed_over() {
        assertThat(log).containsOnlyOnce("partner acme: pending.sql: rows without a usable ref are passed over");
    }

    @Test
    void nothing_of_a_row_gets_into_the_log() {
        assertThat(log)
                .doesNotContainIgnoringCase(HostileRows.MARK)
                .doesNotContainIgnoringCase("example.org")
                .doesNotContain("calc")
                .doesNotContain("DROP TABLE")
                .doesNotContain(System.getProperty("user.home") + "/");
    }
}
