package partners;

import static org.assertj.core.api.Assertions.assertThat;

import app.Neighbours;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be prepared and still would not fit, on PostgreSQL and MariaDB. */
class TypeCheckTest {

    private final PartnerDatabases databases = new PartnerDatabases();
    private static final String OUTCOME = "update typed set status = :#status, envelope_id = :#envelope_id,\n"
            + "  reason = :#reason, status_at = :#occurred_at where ref = :#ref";

    @TempDir
    private Path root;

    @AfterEach
    void close() {
        databases.close();
    }

    private static void table(String url, String user, String columns) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, "");
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists typed");
            statement.execute("create table typed (" + columns + ")");
        }
    }

    private List<String> findings(String url, String user, String pending, String outcome, String... more) {
        var partner = new Folders(root)
                .partner(
                        "acme",
                        Folders.yaml(url).replace("username: u\n  password: p", "username: " + user)
                                + String.join("\n", more))
                .file("acme", "pending.sql", pending)
                .file("acme", "claimed.sql", "update typed set status = '' where ref = :#ref")
                .file("acme", "outcome.sql", outcome)
                .only();
        var database = databases.of(partner);
        assertThat(new StatementCheck().check(partner, database)).isEmpty();
        var findings = new ArrayList<Finding>(new TypeCheck().pending(partner, PendingColumns.of(partner, database)));
        findings.addAll(new TypeCheck().outcome(partner, database));
        return findings.stream().map(Finding::toString).toList();
    }

    @Test
    void on_postgresql_what_is_no_text_or_too_long_is_found_in_its_line() throws SQLException {
        var url = Postgres.url();
        table(
                url,
                "postgres",
                "ref uuid primary key, name varchar(255), email text, photo bytea, notes json, tags text[], price numeric,"
                        + " born date, status varchar(20), envelope_id uuid, reason text, status_at timestamptz, short varchar(5),"
                        + " number int");
        var good = "select ref, name::varchar(100) as name, email, price, born, notes, born as signed_up_at from typed";
        assertThat(findings(url, "postgres", good, OUTCOME, "from: 2026-01-31")).isEmpty();
        assertThat(findings(
                        url,
                        "postgres",
                        "select notes as ref,\n number as name,\n photo as email,\n tags, photo,\n price as signed_up_at"
                                + " from typed",
                        OUTCOME,
                        "from: 2026-01-31"))
                .containsExactly(
                        "partner acme: pending.sql line 1: column ref is of the type json, which is no key; deliver the key"
                                + " of the row",
                        "partner acme: pending.sql line 2: column name is of the type int4, which is no name; deliver a"
                                + " column of text",
                        "partner acme: pending.sql line 3: column email is of the type bytea, which is no text; leave it"
                                + " out, or cast it to text",
                        "partner acme: pending.sql line 4: column tags is of the type _text, which is no text; leave it"
                                + " out, or cast it to text",
                        "partner acme: pending.sql line 3: column photo is of the type bytea, which is no text; leave it"
                                + " out, or cast it to text",
                        "partner acme: pending.sql line 5: column signed_up_at is of the type numeric, which is no day;"
                                + " deliver a date or a timestamp");
        assertThat(findings(url, "postgres", "select ref, name, email from typed", OUTCOME))
                .containsExactly(
                        "partner acme: pending.sql line 1: column name may hold 255 characters, the limit is 100, DocuSign"
                                + " takes that many; a longer value makes its row invalid");
    }

    @Test
    void on_postgresql_columns_that_cannot_take_an_outcome_are_found() throws SQLException {
        var url = Postgres.url();
        table(
                url,
                "postgres",
                "ref text primary key, name text, email text, status varchar(8), envelope_id varchar(20), reason varchar(50),"
                        + " status_at timestamptz, number int, taken boolean");
        var pending = "select ref, name, email from typed";
        assertThat(findings(url, "postgres", pending, OUTCOME))
                .containsExactly(
                        "partner acme: outcome.sql line 1: :#status has up to 9 characters (completed), and column status"
                                + " takes 8; use a longer column",
                        "partner acme: outcome.sql line 1: :#envelope_id has up to 36 characters (DocuSign's id), and column"
                                + " envelope_id takes 20; use a longer column",
                        "partner acme: outcome.sql line 2: :#reason may be long, and column reason takes 50 characters; use a"
                                + " longer column, or write left(:#reason, 50)");
        assertThat(findings(url, "postgres", pending, OUTCOME, "outcomes: [sent, declined]"))
                .as("eight letters are enough for what this one is told")
                .hasSize(2);
        assertThat(findings(
                        url,
                        "postgres",
                        pending,
                        "update typed set number = :#status, taken = :#reason where ref = :#ref"))
                .containsExactly(
                        "partner acme: outcome.sql line 1: :#status (completed) does not fit column number of the type"
                                + " int4; use a column of text",
                        "partner acme: outcome.sql line 1: :#reason (a sentence) does not fit column taken of the type"
                                + " bool; use a column of text");
        assertThat(findings(
                        url,
                        "postgres",
                        pending,
                        "update typed set reason = left(:#reason, 50), status = left(:#status, 8) where ref = :#ref"))
                .isEmpty();
    }

    @Test
    void a_status_that_an_expression_cannot_take_is_found_by_trying_it() throws SQLException {
        table(Postgres.url(), "postgres", "ref text primary key, name text, email text, number int");
        var partner = new Folders(root)
                .partner("acme", Folders.yaml(Postgres.url()).replace("username: u", "username: postgres"))
                .file("acme", "pending.sql", "select ref, name, email from typed")
                .file("acme", "claimed.sql", "update typed set number = 1 where ref = :#ref")
                .file("acme", "outcome.sql", "update typed\nset number = cast(:#status as int) where ref = :#ref")
                .only();
        assertThat(new RightsCheck().check(partner, databases.of(partner)))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.toString()).contains("outcome.sql").contains("22P02"));
    }

    @Test
    void on_mariadb_the_same_is_found() throws SQLException {
        var url = Neighbours.mariaDb().database("partners_types");
        table(
                url,
                "root",
                "ref int primary key, name varchar(255) character set utf8mb4, email varchar(100), photo blob, price"
                        + " decimal(9,2), born date, status varchar(9), envelope_id varchar(36), reason text, status_at datetime,"
                        + " short varchar(5), number int");
        var good = "select ref, email as name, email, price, born, born as signed_up_at from typed";
        assertThat(findings(url, "root", good, OUTCOME, "from: 2026-01-31")).isEmpty();
        assertThat(findings(url, "root", "select ref, name, photo as email, price,\n photo from typed", OUTCOME))
                .satisfiesExactly(
                        name -> assertThat(name).contains("line 1: column name may hold 255 characters"),
                        email -> assertThat(email)
                                .contains("line 1: column email is of the type blob, which is no text"),
                        photo -> assertThat(photo).contains("column photo is of the type blob, which is no text"));
        assertThat(
                        findings(
                                url,
                                "root",
                                good,
                                "update typed set `short` = :#status, number = :#envelope_id, price = :#occurred_at where ref = :#ref"))
                .satisfiesExactly(
                        status ->
                                assertThat(status).contains(":#status has up to 9 characters (completed), and column"),
                        id -> assertThat(id).contains(":#envelope_id (DocuSign's id) does not fit column number"),
                        time -> assertThat(time).contains(":#occurred_at (the time) does not fit column price"));
    }
}
