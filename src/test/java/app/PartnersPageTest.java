package app;

import static app.ReadmeTest.all;
import static app.ReadmeTest.keys;
import static app.ReadmeTest.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import partners.Partner;
import partners.PartnerDatabases;
import partners.PartnerFolders;
import partners.StatementCheck;

/** The partner of the handbook is one, and its statements work where a server can be had. */
class PartnersPageTest {

    private static final Path PARTNERS = Path.of("docs/partners.md");

    @TempDir
    private Path root;

    @Test
    void the_example_of_partner_yaml_is_a_partner_and_has_every_key() throws IOException {
        var yaml = pieces(PARTNERS, "yaml").get(0);
        assertThat(partner(yaml, "PostgreSQL").templates()).containsOnlyKeys("adult", "junior");
        var table = Files.readString(PARTNERS).split("\n## The statements\n")[0];
        var told = all("(?m)^\\| `([a-z.-]+)` \\|", table).stream()
                .map(row -> row.group(1))
                .toList();
        var example = keys(yaml).keySet().stream()
                .map(key -> key.replaceAll("^(templates|outcomes).*", "$1"))
                .toList();
        assertThat(told)
                .containsAll(example)
                .filteredOn(key -> !Set.of("database", "every", "template").contains(key))
                .allMatch(example::contains);
    }

    @ParameterizedTest
    @CsvSource({"SQL Server,jdbc:sqlserver://db;databaseName=x", "Oracle,jdbc:oracle:thin:@db:1521/x"})
    void the_statements_that_no_server_reads_here_keep_the_rules(String kind, String url) throws IOException {
        assertThat(partner(yaml(url, "x"), kind).name()).isEqualTo("rowing");
    }

    @Test
    void the_statements_work_on_postgresql() throws Exception {
        var url = Neighbours.postgres().database("partners_page");
        tryOut(partner(yaml(url, "postgres"), "PostgreSQL"), "PostgreSQL");
    }

    @Test
    void the_statements_work_on_mariadb() throws Exception {
        var url = Neighbours.mariaDb().database("partners_page");
        tryOut(partner(yaml(url, "root"), "MariaDB and MySQL"), "MariaDB and MySQL");
    }

    /** Prepares the page's statements as the service does, then runs them with values as the service gives them. */
    private void tryOut(Partner partner, String kind) throws Exception {
        try (var databases = new PartnerDatabases()) {
            var source = databases.of(partner);
            var jdbc = JdbcClient.create(source);
            jdbc.sql(statement(kind, "table")).update();
            assertThat(new StatementCheck().check(partner, source)).isEmpty();
            jdbc.sql("insert into signups (ref, name, email) values ('1', 'Zoë 李', 'zoe@example.org')")
                    .update();
            var row = jdbc.sql(partner.pending().text()).query().singleRow();
            assertThat(row).containsEntry("name", "Zoë 李").containsKeys("ref", "email", "member_number", "city");
            run(jdbc, partner.claimed().text(), Map.of("ref", "1"));
            assertThat(jdbc.sql(partner.pending().text()).query().listOfRows()).isEmpty();
            var at = Timestamp.from(Instant.parse("2026-03-31T10:00:00Z"));
            var outcome =
                    Map.of("ref", "1", "status", "declined", "envelope_id", "e", "reason", "no", "occurred_at", at);
            run(jdbc, partner.outcome().text(), outcome);
            assertThat(jdbc.sql("select status_at from signups where status = 'declined'")
                            .query(Timestamp.class)
                            .single())
                    .isEqualTo(at);
        }
    }

    private static void run(JdbcClient jdbc, String sql, Map<String, ?> values) {
        assertThat(jdbc.sql(sql.replace(":#", ":")).params(values).update()).isEqualTo(1);
    }

    private static String yaml(String url, String user) {
        return "database: {url: '" + url + "', username: " + user + "}\n"
                + "template: 7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e004\n";
    }

    /** The section's piece that begins with that name as a comment. */
    private static String statement(String section, String name) throws IOException {
        var text = Files.readString(PARTNERS).split("\n## " + section + "\n")[1].split("\n## ")[0];
        var piece = all("(?ms)^```sql\n-- " + name + "\n(.*?)^```$", text);
        assertThat(piece).as(section + " " + name).hasSize(1);
        return piece.get(0).group(1);
    }

    private Partner partner(String yaml, String section) throws IOException {
        var folder = Files.createDirectories(root.resolve("partners/rowing"));
        Files.writeString(folder.resolve("partner.yaml"), yaml);
        for (var file : List.of("pending.sql", "claimed.sql", "outcome.sql")) {
            Files.writeString(folder.resolve(file), statement(section, file));
        }
        var found = new PartnerFolders(Set.of("main"), variable -> "x").read("file:" + root.resolve("partners"));
        assertThat(found.findings()).isEmpty();
        return found.partners().get(0);
    }
}
