package partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases that no test can start here, by the errors their drivers are documented to throw. */
class ExplainTest {

    @TempDir
    private Path root;

    private String explain(Throwable failure) {
        var partner = new Folders(root)
                .partner("acme", Folders.yaml("\"jdbc:sqlserver://db;databaseName=acme\""))
                .only();
        return new StatementCheck().explain(partner, partner.claimed(), failure).toString();
    }

    @ParameterizedTest
    @CsvSource({"28000,1045", "S0001,18456", "72000,1017", "28P01,0"})
    void a_refused_login_is_the_same_for_all_databases(String state, int number) {
        var login = new SQLException("Login failed for user 'ann'", state, number);
        assertThat(explain(new SQLTransientConnectionException("timed out", "08001", login)))
                .startsWith(
                        "partner acme: partner.yaml line 1: no connection to jdbc:sqlserver://db: user or password is"
                                + " wrong")
                .endsWith("(SQLSTATE " + state + "); check database.username and database.password")
                .doesNotContain("ann");
        assertThat(explain(new SQLInvalidAuthorizationSpecException("x", "28000", number)))
                .contains("user or password");
    }

    @ParameterizedTest
    @CsvSource({"42000,1049", "S0001,4060", "66000,12514"})
    void an_unknown_database_is_the_same_for_all_databases(String state, int number) {
        var unknown = new SQLException("Cannot open database", state, number);
        assertThat(explain(new SQLTransientConnectionException("timed out", "08001", unknown)))
                .contains("there is no such database");
    }

    @Test
    void oracles_message_keeps_the_name_that_stands_in_the_file() {
        assertThat(explain(new SQLException("ORA-00904: \"TAKEN\": invalid identifier\n\nhttps://docs…", "42000", 904)))
                .isEqualTo("partner acme: claimed.sql line 1: ORA-00904: \"TAKEN\": invalid identifier"
                        + " (SQLSTATE 42000, error 904); correct the statement");
    }

    @Test
    void a_failure_is_explained_by_what_caused_it() {
        assertThat(explain(new IllegalStateException("Ann", new SQLException("x", "40001"))))
                .isEqualTo(
                        "partner acme: claimed.sql: the database rolled the statement back, because of a deadlock or a"
                                + " conflict (SQLSTATE 40001)");
        assertThat(explain(new IllegalStateException("Ann")))
                .isEqualTo("partner acme: claimed.sql: failed with IllegalStateException");
    }

    @Test
    void a_message_that_may_quote_a_row_is_put_in_our_words() {
        assertThat(explain(new SQLException(
                        "Conversion failed when converting the varchar value 'Ann' to data type int.", "S0001", 245)))
                .isEqualTo("partner acme: claimed.sql: the database refused the statement (SQLSTATE S0001, error 245)");
        assertThat(explain(new SQLException("The duplicate key value is (ann@example.com).", "23000", 2627)))
                .isEqualTo("partner acme: claimed.sql: a constraint of the table refuses the row"
                        + " (SQLSTATE 23000, error 2627); see the database's own log for the row");
        assertThat(explain(new SQLException("ERROR: 'Ann' and ann@example.com", "42601")))
                .doesNotContain("Ann")
                .doesNotContain("ann@");
        assertThat(explain(new SQLException((String) null)))
                .isEqualTo("partner acme: claimed.sql: the database refused the statement");
    }
}
