package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Identities;
import sandbox.Operation;
import sandbox.Sandbox;
import sandbox.SandboxAccount;
import sandbox.SandboxUser;

/** What is wrong is found with partner, file and line or key before anything runs, and looking changes nothing. */
class CheckTest {

    @TempDir
    private static Path root;

    private static Sandbox sandbox;
    private static String ledger;
    private static String acme;
    private static SignupTable table;

    @BeforeAll
    static void a_ledger_a_table_and_docusign() {
        var postgres = Neighbours.postgres();
        ledger = postgres.database("check_ledger");
        migrate(ledger);
        acme = postgres.database("check_acme");
        table = SignupTable.in(acme).add("A1", "Ann Example", "ann@example.org");
        postgres.user("check_stranger", "r1ght");
        table.run("alter table signups add flag varchar(3)");
        table.run("create role check_looker login");
        table.run("grant select on signups to check_looker");
        table.run("create role check_writer login");
        table.run("grant update on signups to check_writer");
        table.run("grant select (ref) on signups to check_writer");
        sandbox = Sandbox.start(Settings.docusign());
    }

    private static void migrate(String url) {
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static Settings settings(String partners) {
        return Settings.of(ledger, sandbox, root.resolve(partners));
    }

    private static Checked check(Settings settings, String... more) throws IOException {
        return Checked.with(settings, more);
    }

    @Test
    void each_mistake_in_a_folder_is_found_with_partner_file_and_line_and_nothing_is_changed() throws Exception {
        var mistakes = Mistake.all();
        mistakes.forEach(mistake -> mistake.in(root.resolve("wrong"), acme));
        PartnerFolder.in(root.resolve("wrong"), "first", acme);
        var before = everything();
        var checked = check(settings("wrong"));
        assertThat(checked.exit()).isEqualTo(1);
        for (var mistake : mistakes) {
            var line = mistake.line() < 0 ? "\\d+" : Integer.toString(mistake.line());
            var where = mistake.partner() + " " + mistake.file() + " " + line + ": .*";
            assertThat(checked.fails().stream().filter(fail -> fail.startsWith(mistake.partner() + " ")))
                    .as(mistake.partner())
                    .anyMatch(fail -> fail.matches(where) && fail.contains(mistake.what()));
        }
        assertThat(checked.lines().toString()).doesNotContain("wr0ng", "ann@example.org", "Ann Example");
        assertThat(checked.levels("first"))
                .as("nobody else is harmed")
                .isNotEmpty()
                .containsOnly("ok", "warn");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_good_setup_passes_and_nothing_was_sent_or_changed() throws Exception {
        PartnerFolder.in(root.resolve("good"), "acme", acme).change("pending.sql", "city", "city as plan");
        var before = everything();
        var checked = check(settings("good"), "--go-live");
        assertThat(checked.fails()).isEmpty();
        assertThat(checked.exit()).isZero();
        assertThat(checked.lines().toString())
                .contains("the three statements fit", "the ledger is there, of version", "has consented");
        assertThat(checked.warnings())
                .anyMatch(line -> line.contains("column name may hold 500 characters, the limit is 100"))
                .anyMatch(line -> line.contains("column plan may hold 60 characters, and its tab takes 30"));
        assertThat(everything()).isEqualTo(before);
        assertThat(JdbcClient.create(Neighbours.postgres().dataSource("check_ledger"))
                        .sql("select interactive_used from quota")
                        .query(Integer.class)
                        .list())
                .as("what it asked was paid with permits")
                .allMatch(used -> used > 0)
                .isNotEmpty();
    }

    @Test
    void settings_that_would_stop_a_start_are_named_by_their_keys() throws Exception {
        Files.createDirectories(root.resolve("nobody"));
        var wrong = settings("nobody")
                .set("docusign.private-key", "file:/nowhere/private.key")
                .set("docusign.connect.public-url", "https://sign.example.com")
                .set("sending.lease", "10s");
        assertThat(check(wrong).fails())
                .anyMatch(fail -> fail.startsWith(" docusign.private-key 0: /nowhere/private.key cannot be read"))
                .anyMatch(fail -> fail.startsWith(" sending.lease 0: "))
                .hasSize(2);
        assertThat(check(settings("nobody").set("docusign.read-timeuot", "1s")).fails())
                .anyMatch(fail -> fail.startsWith(" docusign.read-timeuot 0: is no key of ours"));
        assertThat(check(settings("nobody").without("docusign.integration-key")).fails())
                .anyMatch(fail -> fail.startsWith(" docusign.integration-key 0: is missing"));
    }

    @Test
    void a_user_without_consent_is_told_the_link_and_the_account_of_those_who_work_stays_open() throws Exception {
        Files.createDirectories(root.resolve("nobody"));
        var before = everything();
        var user = new SandboxUser(Identities.USER_ID, "Contracts Desk", "contracts@example.com", false);
        var account = new SandboxAccount(Identities.ACCOUNT_ID, "Ours", List.of(Identities.USER_ID), List.of());
        var docusign = Settings.docusign().withPeople(List.of(user), List.of(account));
        try (var strict = Sandbox.start(docusign)) {
            var checked = check(
                    settings("nobody").set("docusign.oauth-uri", strict.uri().toString()));
            assertThat(checked.exit()).isEqualTo(1);
            assertThat(checked.fails())
                    .anyMatch(fail -> fail.startsWith(" docusign.accounts.main 0: ")
                            && fail.contains("open https://account-d.docusign.com/oauth/auth?response_type=code"));
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void the_go_live_report_says_what_a_review_would_of_the_last_24_hours() throws Exception {
        Files.createDirectories(root.resolve("nobody"));
        var busy = Neighbours.postgres().database("check_busy");
        migrate(busy);
        JdbcClient.create(Neighbours.postgres().dataSource("check_busy"))
                .sql("""
                insert into quota_hour (account, hour_start, hour_limit, used, others_used, interactive_used, send_used,
                    reconcile_used, refused)
                values ('main', statement_timestamp() - interval '2 hours', 3000, 3000, 0, 0, 3000, 0, 7),
                       ('main', statement_timestamp() - interval '30 hours', 3000, 9, 0, 0, 9, 0, 100)
                """)
                .update();
        var settings = settings("nobody").set("spring.datasource.url", busy);
        var checked = check(settings, "--go-live");
        assertThat(checked.exit()).as("advice is no failure").isZero();
        assertThat(checked.warnings())
                .anyMatch(line -> line.contains("lists more often than every 15 minutes"))
                .anyMatch(line -> line.contains("3001 calls for 0 envelopes"))
                .anyMatch(line -> line.contains("7 calls refused for a limit"))
                .anyMatch(line -> line.contains("3000 of 3000 calls"));
    }

    @Test
    void an_empty_ledger_is_a_warning_and_stays_empty() throws Exception {
        Files.createDirectories(root.resolve("nobody"));
        var empty = Neighbours.postgres().database("check_empty");
        var checked = check(settings("nobody").set("spring.datasource.url", empty));
        assertThat(checked.exit()).isZero();
        assertThat(checked.lines().toString()).contains("the ledger is empty");
        assertThat(JdbcClient.create(Neighbours.postgres().dataSource("check_empty"))
                        .sql("select count(*) from information_schema.tables where table_schema = 'public'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** The partner's rows, the ledger but for what was spent, and all that DocuSign was asked to make or change. */
    private static List<Object> everything() {
        var ours = JdbcClient.create(Neighbours.postgres().dataSource("check_ledger"));
        return List.of(
                table.rows(),
                ours.sql("select (select count(*) from signup) + (select count(*) from history)"
                                + " + (select count(*) from quota where closed_times > 0 or closed_until > 'epoch')")
                        .query(Long.class)
                        .single(),
                sandbox.envelopes(),
                sandbox.calls().getOrDefault(Operation.CREATE, 0L),
                sandbox.calls().getOrDefault(Operation.PUT, 0L));
    }
}
