package partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

    private static final String TEMPLATE = "template: " + Folders.TEMPLATE + "\n";

    @TempDir
    private Path root;

    private List<String> findings(String yaml) {
        var found = new Folders(root)
                .with(Map.of("SECRET", "hunter2"))
                .api("acme", yaml)
                .read();
        assertThat(found.partners()).isEmpty();
        return found.findings().stream().map(Finding::toString).toList();
    }

    private List<String> database(String yaml) {
        var found = new Folders(root).partner("acme", yaml).read();
        assertThat(found.partners()).isEmpty();
        return found.findings().stream().map(Finding::toString).toList();
    }

    @Test
    void a_mistyped_key_is_named_with_its_line_and_the_key_that_was_meant() {
        assertThat(findings(TEMPLATE + "\n# how many\nbacth: 5"))
                .containsExactly("partner acme: partner.yaml line 4: unknown key 'bacth'; did you mean 'batch'?");
        assertThat(findings(TEMPLATE + "email: {subject: x, body: y}"))
                .containsExactly("partner acme: partner.yaml line 2: unknown key 'email.body'; known: blurb, subject");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "batch: many           | 'batch' must be a whole number from 1 to 5000",
                "batch: 5001           | 'batch' must be a whole number from 1 to 5000",
                "batch: [5]            | 'batch' must be one value",
                "share: 0              | 'share' must be a whole number from 1 to 1000",
                "enabled: maybe        | 'enabled' has an unknown word; known: false, true",
                "delivery: twostep     | 'delivery' has an unknown word; did you mean 'two-step'?",
                "signing: embeded      | 'signing' has an unknown word; did you mean 'embedded'?",
                "outcomes: [complete]  | 'outcomes' has an unknown word; did you mean 'completed'?",
                "outcomes: sent        | 'outcomes' must be a list; write it as [a, b]",
                "outcomes: [waiting]   | 'outcomes' has an unknown word; known: bounced, completed, declined,"
                        + " delivered, expired, invalid, refused, sent, voided",
                "every: soon           | 'every' is no pause of 100ms or more; write e.g. 30s, 5m or 1h",
                "every: 0s             | 'every' is no pause of 100ms or more; write e.g. 30s, 5m or 1h",
                "schedule: daily       | 'schedule' is no Quartz cron expression; six fields, seconds first,"
                        + " e.g. \"0/30 * * * * ?\"; or write every: 30s",
                "schedule: 0 0 0 1 1 ? 2001 | 'schedule' never comes again",
                "account: mian         | 'account' is not among docusign.accounts; did you mean 'main'?",
                "role:                 | 'role' has no value; give it one, or remove the line",
                "email: hello          | 'email' must be a block of keys",
                "account: ${NOPE}      | 'account': environment variable NOPE is not set; set it, or correct its name",
                "pause: 22-6           | 'pause' is no time of the day; write it like \"22:00-06:00\"; midnight is 00:00",
                "pause: 22:00-24:00    | 'pause' is no time of the day; write it like \"22:00-06:00\"; midnight is 00:00",
                "pause: 06:00-06:00    | 'pause' begins and ends at the same time; write enabled: false to stop for good",
                "time-zone: Europe/Berln | 'time-zone' is no time zone; did you mean 'Europe/Berlin'?",
                "time-zone: Utopia     | 'time-zone' is no time zone; write one like Europe/Berlin, or UTC",
                "from: 31.01.2026      | 'from' is no day; write it like 2026-01-31",
                "delivery: ${SECRET}   | 'delivery' has an unknown word; known: direct, two-step",
                "template: x           | duplicate key 'template'; it stands already in line 1",
                "templates: {a: b}     | 'templates' stands beside 'template'; keep one of them"
            })
    void a_wrong_value_is_told_with_its_line(String yaml, String what) {
        assertThat(findings(TEMPLATE + yaml).get(0)).isEqualTo("partner acme: partner.yaml line 2: " + what);
    }

    @Test
    void a_template_must_be_there_and_be_an_id() {
        assertThat(findings("batch: 5"))
                .containsExactly("partner acme: partner.yaml: missing key 'template'; write template: and DocuSign's"
                        + " template id");
        assertThat(findings("templates:\n  gold: 1-2-3-4-5"))
                .containsExactly("partner acme: partner.yaml line 2: 'templates.gold' is no template id; copy it from"
                        + " DocuSign: 8-4-4-4-12 hexadecimal digits");
    }

    @Test
    void broken_yaml_is_told_with_its_line_and_without_the_piece_that_is_broken() {
        assertThat(findings("template: x\ndatabase:\n  password: *hunter2"))
                .containsExactly(
                        "partner acme: partner.yaml line 3: is no valid YAML: a value that begins with * must be"
                                + " quoted");
        assertThat(findings("template: x\n  password: hunter2: x").get(0))
                .startsWith("partner acme: partner.yaml line 2: is no valid YAML: ")
                .doesNotContain("hunter2");
        assertThat(findings("password: \"hunter2\nbatch: 5").get(0))
                .contains(" line ")
                .doesNotContain("hunter2");
        assertThat(findings(""))
                .containsExactly("partner acme: partner.yaml: holds no keys; it needs a template at least");
    }

    @Test
    void no_finding_repeats_a_value_of_the_database() {
        var yaml = TEMPLATE + "database:\n  url: hunter2\n  username: [hunter2]\n  password: {hunter2: x}\n";
        assertThat(database(yaml))
                .containsExactly("partner acme: partner.yaml line 3: 'database.url' is no JDBC URL; it begins with"
                        + " jdbc:postgresql:, jdbc:mariadb: or the like");
        assertThat(database(TEMPLATE + "database: {url: 'jdbc:postgresql://db/x?password=hunter2'}"))
                .containsExactly(
                        "partner acme: partner.yaml line 2: 'database.url' carries a password, which drivers write"
                                + " into logs; move it to database.password");
        assertThat(database(TEMPLATE + "database: {username: x}"))
                .containsExactly("partner acme: partner.yaml line 2: missing key 'database.url'; write url: jdbc:…");
        assertThat(database(TEMPLATE + "database: {url: 'jdbc:x:y', password: 'file:/nowhere/pw'}"))
                .containsExactly("partner acme: partner.yaml line 2: 'database.password': cannot read the file"
                        + " /nowhere/pw; check that it is mounted and that this process may read it");
    }

    @Test
    void a_missing_sql_file_is_named_and_so_is_the_one_that_was_meant() {
        var found = new Folders(root)
                .api("acme", Folders.yaml("jdbc:postgresql://db/x"))
                .file("acme", "pending.sql", Folders.PENDING)
                .file("acme", "outcomes.sql", Folders.OUTCOME)
                .read();
        assertThat(found.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "partner acme: claimed.sql: is missing; a partner with a database needs it",
                        "partner acme: outcome.sql: is missing; rename outcomes.sql");
    }

    @Test
    void sql_files_without_a_database_are_a_warning() {
        var found = new Folders(root).partner("acme", TEMPLATE).read();
        assertThat(found.partners()).hasSize(1);
        assertThat(found.findings()).hasSize(3).noneMatch(Finding::fails);
    }
}
