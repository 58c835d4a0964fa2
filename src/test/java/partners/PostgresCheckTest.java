package partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresCheckTest {

    private static final StatementCheck CHECK = new StatementCheck();

    @TempDir
    private Path root;

    private final PartnerDatabases databases = new PartnerDatabases();

    @BeforeAll
    static void a_partners_table() throws SQLException {
        Postgres.run("""
                create table if not exists people (ref int primary key, name text not null, email text unique,
                    taken boolean default false, status varchar(9), envelope uuid, at timestamptz);
                create or replace view strict as select ref, name, email from people;
                create or replace function boom() returns boolean language plpgsql as
                    'begin raise exception ''must not run''; end';
                truncate people; insert into people values (1, 'Ann', 'ann@example.com');
                """);
    }

    @AfterEach
    void close() {
        databases.close();
    }

    private Folders folders() {
        return new Folders(root)
                .partner("acme", Folders.yaml(Postgres.url()).replace("username: u", "username: postgres"));
    }

    private List<String> check(Folders folders) {
        var partner = folders.only();
        return CHECK.check(partner, databases.of(partner)).stream()
                .map(Finding::toString)
                .toList();
    }

    private List<String> check(String file, String sql) {
        return check(folders().file("acme", file, sql));
    }

    @Test
    void good_statements_are_fine_and_are_not_run() {
        assertThat(check("claimed.sql", "update people set taken = boom() where ref = :#ref;"))
                .isEmpty();
        assertThat(check("pending.sql", "-- all\n\nselect ref as \"REF\", name, email from people where boom() ;\n"))
                .isEmpty();
        assertThat(check(
                        "outcome.sql",
                        "update people set status = :#status, envelope = nullif(:#envelope_id, '')::uuid,"
                                + " at = :#occurred_at, name = coalesce(nullif(:#reason, ''), name) where ref = :#ref"))
                .isEmpty();
    }

    @Test
    void an_unknown_column_is_named_with_its_line() {
        assertThat(check(
                        "pending.sql",
                        "-- acme's rows\n\nselect ref, name,\n  -- their mail\n  emial as email\nfrom people"))
                .containsExactly(
                        "partner acme: pending.sql line 5: ERROR: column \"emial\" does not exist (SQLSTATE 42703);"
                                + " correct the statement");
        assertThat(check("claimed.sql", "update people\nset taken = true\nwhere\nref = :#ref\nand\nx = 1"))
                .containsExactly(
                        "partner acme: claimed.sql line 6: ERROR: column \"x\" does not exist (SQLSTATE 42703);"
                                + " correct the statement");
    }

    @Test
    void every_file_is_looked_at() {
        assertThat(check(folders().file("acme", "pending.sql", "selekt 1").file("acme", "claimed.sql", """
                update persons set taken = true where ref = :#ref""")))
                .containsExactly(
                        "partner acme: pending.sql line 1: ERROR: syntax error at or near \"selekt\" (SQLSTATE 42601);"
                                + " correct the statement",
                        "partner acme: claimed.sql line 1: ERROR: relation \"persons\" does not exist (SQLSTATE 42P01);"
                                + " correct the statement");
    }

    @Test
    void a_column_that_pending_does_not_deliver_is_named() {
        assertThat(check("pending.sql", "select ref, name as full_name, email from people"))
                .containsExactly(
                        "partner acme: pending.sql: delivers no column name (it delivers email, full_name, ref);"
                                + " name it with AS name");
        assertThat(check("pending.sql", "update people set taken = true").get(0))
                .contains("delivers no column ref, name");
    }

    @Test
    void a_run_time_failure_is_explained_without_the_rows_values() {
        var partner = folders().only();
        for (var sql : List.of(
                "insert into people values (2, 'Bob', 'ann@example.com')",
                "insert into people values (1, 'Bob', 'bob@example.com')",
                "insert into people (ref, name) values (3, null)",
                "update people set status = 'ann@example.com'",
                "update people set envelope = name::uuid",
                "select cast('ann@example.com' as int)",
                "do 'begin raise exception ''no ann@example.com, Bob''; end'",
                "do 'begin raise exception ''no %'', ''ann@example.com'' using errcode = ''42000''; end'")) {
            try {
                Postgres.run(sql);
                throw new AssertionError("ran: " + sql);
            } catch (SQLException e) {
                assertThat(CHECK.explain(partner, partner.outcome(), e).toString())
                        .as(sql)
                        .startsWith("partner acme: outcome.sql")
                        .contains("SQLSTATE " + e.getSQLState())
                        .doesNotContainIgnoringCase("ann@")
                        .doesNotContain("Ann")
                        .doesNotContain("Bob");
            }
        }
    }

    @Test
    void a_parameter_takes_the_type_of_its_column() throws SQLException {
        var partner = folders().only();
        try (var connection = databases.of(partner).getConnection();
                var update = connection.prepareStatement("update people set at = ?, envelope = ? where ref = ?")) {
            update.setObject(1, "2024-01-02T03:04:05Z");
            update.setObject(2, Folders.TEMPLATE);
            update.setObject(3, "1");
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void trouble_with_the_connection_points_at_the_database_block() throws Exception {
        int dead;
        try (var socket = new ServerSocket(0)) {
            dead = socket.getLocalPort();
        }
        assertThat(connecting("jdbc:postgresql://localhost:" + dead + "/x"))
                .isEqualTo("partner acme: partner.yaml line 1: no connection to jdbc:postgresql://localhost:" + dead
                        + "/x: nobody listens there (SQLSTATE 08001); check host and port in database.url, that it runs,"
                        + " and the network policy");
        assertThat(connecting("jdbc:postgresql://nowhere.invalid/x")).contains("its host is unknown");
        assertThat(connecting("jdbc:postgresql://localhost:" + Postgres.port() + "/nosuch"))
                .contains("there is no such database (SQLSTATE 3D000)");
        Postgres.run("do 'begin create role limited login connection limit 0; exception when others then end'");
        assertThat(connecting(Postgres.url() + "?user=limited")).contains("it takes no more connections");
        assertThat(connecting(Postgres.url() + "?user=nosuch")).contains("user or password is wrong");
    }

    @Test
    void a_wrong_login_is_seen_through_the_pool_and_not_repeated() {
        var partner = new Folders(root)
                .partner("acme", Folders.yaml(Postgres.url()).replace(" p\n", " hunter2\n"))
                .only();
        var pool = (HikariDataSource) databases.of(partner);
        pool.setConnectionTimeout(500);
        assertThat(CHECK.check(partner, pool).get(0).toString())
                .contains("line 1: no connection to " + Postgres.url() + ": user or password is wrong")
                .contains("(SQLSTATE 28000); check database.username and database.password")
                .doesNotContain("hunter2");
    }

    /** Without the pool, which tries for ten seconds. */
    private String connecting(String url) {
        var partner = new Folders(root).partner("acme", Folders.yaml(url)).only();
        var source = new PGSimpleDataSource();
        source.setUrl(url.contains("user=") ? url : url + "?user=postgres");
        return CHECK.check(partner, source).get(0).toString();
    }
}
