package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

class AilmentTest {

    @ParameterizedTest
    @CsvSource({
        "08006, the database does not answer",
        "57P01, the database does not answer",
        "57P03, the database does not answer",
        "53300, the database does not answer",
        "25006, the database is read-only (SQLSTATE 25006)",
        "53100, its disk is full (SQLSTATE 53100)",
        "28P01, user or password is wrong (SQLSTATE 28P01)"
    })
    void a_ledger_that_is_ill_is_told_by_its_state(String state, String what) {
        assertThat(Ailment.of(new IllegalStateException(
                        new UncategorizedSQLException("x", "select 1", new SQLException("ann@example.org", state)))))
                .contains(what);
    }

    @Test
    void a_pool_that_gets_no_connection_in_time_has_a_database_that_does_not_answer() {
        var timeout = new SQLTransientConnectionException("timed out", null, 0, new ConnectException());
        assertThat(Ailment.of(new CannotGetJdbcConnectionException("x", timeout)))
                .contains("the database does not answer");
    }

    @Test
    void a_statement_that_failed_is_no_ailment_nor_is_a_partners_database() {
        assertThat(Ailment.of(new UncategorizedSQLException("x", "select 1", new SQLException("x", "23505"))))
                .isEmpty();
        assertThat(Ailment.of(new SQLException("x", "08006"))).isEmpty();
        assertThat(Ailment.of(null)).isEmpty();
    }
}
