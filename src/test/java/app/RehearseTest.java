package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.Sandbox;

/** An integrator sees what the next run would send, and a new folder fits the table; neither sends nor claims. */
class RehearseTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path root;

    private static Sandbox sandbox;
    private static String acme;
    private static String ledger;
    private static SignupTable table;

    @BeforeAll
    static void three_rows() {
        sandbox = Sandbox.start(Settings.docusign());
        ledger = Neighbours.postgres().database("rehearse_ledger");
        acme = Neighbours.postgres().database("rehearse_acme");
        table = SignupTable.in(acme)
                .add("A1", "Ann Example", "ann@example.org")
                .add("A2", "Bob Example", "no address")
                .add("A3", "Zoë 李", "zoe@example.org");
        PartnerFolder.in(root, "acme", acme);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static String run(boolean rehearse, int exit, String... arguments) {
        var all = new ArrayList<>(List.of(Settings.of(ledger, sandbox, root).asArguments()));
        all.addAll(List.of(arguments));
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            var array = all.toArray(String[]::new);
            assertThat(rehearse ? RehearseCommand.run(array, out) : NewPartnerCommand.run(array, out))
                    .isEqualTo(exit);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> rehearse(String... arguments) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : run(true, 0, arguments).lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void the_pending_rows_become_envelopes_without_their_people_and_nothing_is_sent_or_claimed() throws Exception {
        var before = table.rows();
        var lines = rehearse("acme");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).at("/envelope/templateRoles/0/roleName").asText())
                .isEqualTo("signer");
        assertThat(lines.get(0).at("/envelope/templateRoles/0/email").asText()).isEqualTo("…");
        assertThat(lines.get(1).path("invalid").asText()).isEqualTo("email: is no e-mail address");
        assertThat(lines.get(3).at("/summary/calls").asLong()).isEqualTo(2);
        assertThat(lines.get(3).at("/summary/throughAt").asText()).isNotBlank();
        assertThat(lines.toString()).doesNotContain("Ann", "ann@", "M-A1", "李");
        assertThat(table.rows()).isEqualTo(before);
        assertThat(table.count("")).isEqualTo(3);
        assertThat(sandbox.calls().values()).containsOnly(0L);
    }

    @Test
    void people_are_shown_to_whoever_asks_and_a_limit_is_kept() throws Exception {
        var lines = rehearse("acme", "--show-people", "--limit=1");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).at("/envelope/templateRoles/0/email").asText()).isEqualTo("ann@example.org");
        assertThat(lines.get(1).at("/summary/more").asBoolean()).isTrue();
    }

    @Test
    void a_partner_that_is_not_there_or_wrong_is_not_rehearsed() {
        run(true, 1, "nobody");
        run(true, 2);
        run(true, 2, "acme", "--limit=many");
    }

    @Test
    void a_new_partner_fits_its_table_and_overwrites_nobody() throws Exception {
        table.run("""
                create table members (
                    member_id integer primary key, full_name text, mail text, "Shirt size" text, photo bytea,
                    taken boolean not null default false, status text, envelope_id text, reason text,
                    status_at timestamptz)
                """);
        table.run("insert into members (member_id, full_name, mail) values (7, 'Ann Example', 'ann@example.org')");
        var url = acme.replace("?user=postgres", "");
        var said =
                run(false, 0, "chess", "--url=" + url, "--username=postgres", "--table=Members", "--password-env=HOME");
        assertThat(said).contains("wrote ").doesNotContain("no column looks like");
        assertThat(Files.readString(root.resolve("chess/pending.sql")))
                .contains("select member_id as ref, full_name as name, mail as email,\n       \"Shirt size\"\n")
                .contains("where taken = false");
        var lines = rehearse("chess");
        assertThat(lines.get(0).path("ref").asText()).isEqualTo("7");
        run(false, 1, "chess");
        run(false, 1, "Chess");
        run(false, 1, "polo", "--url=" + url, "--username=postgres", "--table=nothing");
        assertThat(root.resolve("polo")).doesNotExist();
    }

    @Test
    void a_new_partner_without_a_database_is_an_example_that_only_needs_its_values() throws Exception {
        run(false, 0, "tennis");
        assertThat(Files.list(root.resolve("tennis"))
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("partner.yaml", "pending.sql", "claimed.sql", "outcome.sql");
        assertThat(Files.readString(root.resolve("tennis/partner.yaml"))).contains("password: ${TENNIS_PASSWORD}");
    }
}
