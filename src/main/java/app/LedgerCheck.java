package app;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import ledger.Ailment;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import partners.Finding;

/** Looks whether the ledger can be reached and written, and fits this program; makes nothing in it. */
final class LedgerCheck {

    private static final String URL = "spring.datasource.url";
    private static final int OLDEST = 13;

    private final DataSource ledger;
    private final Consumer<Finding> tell;

    LedgerCheck(DataSource ledger, Consumer<Finding> tell) {
        this.ledger = ledger;
        this.tell = tell;
    }

    /** Whether its tables are there and fit this program. */
    boolean usable() {
        try (var connection = ledger.getConnection()) {
            reached(connection);
            return migrated();
        } catch (SQLException e) {
            var what = Ailment.of(new CannotGetJdbcConnectionException("", e)).orElse("the database does not answer");
            tell.accept(Finding.fail(
                    "",
                    URL,
                    0,
                    "the ledger cannot be reached: " + what,
                    "check spring.datasource.url, .username and .password, and that PostgreSQL runs there"));
        } catch (FlywayException e) {
            tell.accept(Finding.fail(
                    "", URL, 0, "the ledger's tables cannot be read", "let spring.datasource.username own them"));
        }
        return false;
    }

    private void reached(Connection connection) throws SQLException {
        var version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            tell.accept(Finding.fail("", URL, 0, "PostgreSQL " + version + " is too old", "use 13 or newer"));
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select clock_timestamp(), current_setting('transaction_read_only') = 'on'")) {
            row.next();
            if (row.getBoolean(2)) {
                tell.accept(Finding.fail(
                        "", URL, 0, "the ledger is read-only", "name the primary server, not its standby"));
            }
            clock(row.getTimestamp(1));
        }
    }

    private void clock(Timestamp theirs) {
        tell.accept(Clocks.compare(URL, "the ledger's", Duration.between(Instant.now(), theirs.toInstant())));
    }

    private boolean migrated() {
        var info = Flyway.configure()
                .dataSource(ledger)
                .locations("classpath:db/migration")
                .load()
                .info();
        if (info.current() == null) {
            tell.accept(Finding.warn(
                    "",
                    URL,
                    0,
                    "the ledger is empty",
                    "the service makes its tables when it starts; then check again"));
            return false;
        }
        var strange = Arrays.stream(info.all())
                .filter(one ->
                        one.getState().isFailed() || one.getState().name().startsWith("FUTURE"))
                .findFirst();
        if (strange.isPresent()) {
            tell.accept(Finding.fail(
                    "",
                    URL,
                    0,
                    "the ledger's version " + name(strange.get()) + " is unknown to this program or has failed",
                    "run the newest version of Countersign that was started on it"));
            return false;
        }
        return upToDate(name(info.current()), info.pending().length);
    }

    private boolean upToDate(String version, int pending) {
        if (pending > 0) {
            tell.accept(Finding.warn(
                    "",
                    URL,
                    0,
                    "the ledger is of version " + version + "; " + pending + " steps are still to be taken",
                    "the service takes them when it starts; then check again"));
            return false;
        }
        tell.accept(Finding.ok("", URL, "the ledger is there, of version " + version));
        return true;
    }

    private static String name(MigrationInfo step) {
        return Optional.ofNullable(step.getVersion()).map(Object::toString).orElse(step.getDescription());
    }
}
