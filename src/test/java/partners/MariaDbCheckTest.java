package partners;

import static org.assertj.core.api.Assertions.assertThat;

import app.Neighbours;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class MariaDbCheckTest {

    private static final StatementCheck CHECK = new StatementCheck();
    private static final PartnerDatabases DATABASES = new PartnerDatabases();

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    private static String url;

    @TempDir
    private Path root;

    @BeforeAll
    static void a_partners_database() throws SQLException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        LOG.start();
        url = Neighbours.mariaDb().database("partners_check");
        try (var connection = DriverManager.getConnection(url, "root", "");
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table people (ref int primary key, name varchar(100) not null,"
                            + " email varchar(100) unique, taken boolean default false, status varchar(9), envelope varchar(36))");
            statement.execute("insert into people (ref, name, email) values (1, 'Ann', 'ann@example.com')");
        }
    }

    @AfterAll
    static void stop() {
        DATABASES.close();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
    }

    private Partner partner(String file, String sql) {
        return new Folders(root)
                .partner("acme", Folders.yaml(url).replace("username: u\n  password: p", "username: root"))
                .file("acme", file, sql)
                .only();
    }

    private List<String> check(String file, String sql) {
        var partner = partner(file, sql);
        return CHECK.check(partner, DATABASES.of(partner)).stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void good_statements_are_fine_also_with_a_semicolon_at_the_end() throws SQLException {
        assertThat(check("pending.sql", "select ref, name, email from people where taken = false;\n"))
                .isEmpty();
        var claimed = partner("claimed.sql", "update people set taken = true where ref = :#ref ;\n");
        try (var connection = DATABASES.of(claimed).getConnection();
                var update = connection.prepareStatement("update people set taken = true where ref = ? ;\n")) {
            update.setObject(1, "1");
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void a_mistake_is_named_with_its_line() {
        assertThat(check("pending.sql", "-- rows\nselect ref, name,\n\n  emial as email\nfrom people"))
                .containsExactly("partner acme: pending.sql line 4: Unknown column 'emial' in 'SELECT'"
                        + " (SQLSTATE 42S22, error 1054); correct the statement");
        assertThat(check("claimed.sql", "-- mark\n\nupdate persons\nset taken = true where ref = :#ref"))
                .containsExactly("partner acme: claimed.sql line 3: Table 'partners_check.persons' doesn't exist"
                        + " (SQLSTATE 42S02, error 1146); correct the statement");
        assertThat(check("claimed.sql", "-- mark\n\nupdate people\n-- as\nsett taken = true where ref = :#ref"))
                .containsExactly("partner acme: claimed.sql line 5: You have an error in your SQL syntax"
                        + " (SQLSTATE 42000, error 1064); correct the statement");
    }

    @Test
    void a_run_time_failure_is_explained_without_the_rows_values() throws SQLException {
        var partner = partner("claimed.sql", Folders.CLAIMED);
        try (var connection = DATABASES.of(partner).getConnection();
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "insert into people (ref, name, email) values (2, 'Bob', 'ann@example.com')",
                    "insert into people (ref, name) values ('Ann', 'Bob')",
                    "update people set status = 'ann@example.com'",
                    "insert into people (ref, name) values (3, 'Ann''''' 'Bob' x 'ann@example.com')")) {
                try {
                    statement.execute(sql);
                    throw new AssertionError("ran: " + sql);
                } catch (SQLException e) {
                    assertThat(CHECK.explain(partner, partner.outcome(), e).toString())
                            .as(e.getMessage())
                            .contains("SQLSTATE " + e.getSQLState())
                            .doesNotContainIgnoringCase("ann")
                            .doesNotContain("Bob");
                }
            }
        }
        assertThat(LOG.list)
                .filteredOn(event -> !event.getLoggerName().startsWith("ch.vorburger"))
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("ann@") || line.contains("'Ann'"));
    }

    @Test
    void a_triggers_own_words_are_not_taken_for_a_lost_connection() throws SQLException {
        var partner = partner("outcome.sql", Folders.OUTCOME);
        try (var connection = DATABASES.of(partner).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("signal sqlstate '45000' set message_text = 'no Ann'");
            throw new AssertionError("was not refused");
        } catch (SQLException e) {
            assertThat(CHECK.explain(partner, partner.outcome(), e).toString())
                    .startsWith("partner acme: outcome.sql")
                    .contains("SQLSTATE 45000")
                    .doesNotContain("Ann", "no connection");
        }
    }

    @Test
    void rights_are_tried_without_a_trace_even_in_tables_that_know_no_way_back() throws SQLException {
        try (var connection = DriverManager.getConnection(url, "root", "");
                var statement = connection.createStatement()) {
            statement.execute("create table old (ref varchar(40), taken boolean not null) engine = MyISAM");
            statement.execute("insert into old values ('1', false)");
            var told = "insert into old (ref, taken) values (:#ref, :#status is null)";
            for (var partner : List.of(
                    partner("claimed.sql", "update old set taken = true where ref = :#ref"),
                    partner("outcome.sql", told))) {
                assertThat(new RightsCheck().check(partner, DATABASES.of(partner)))
                        .isEmpty();
            }
            try (var rows = statement.executeQuery("select count(*), sum(taken) from old")) {
                rows.next();
                assertThat(rows.getInt(1)).isOne();
                assertThat(rows.getInt(2)).isZero();
            }
        }
    }
}
