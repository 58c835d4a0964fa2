package bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Rows that the harness keeps to itself for a moment, so that whoever wants to change them stands still. */
final class RowLock implements AutoCloseable {

    private final DataSource database;
    private final Connection connection;

    /** @param rows a query that takes what is free of them */
    RowLock(DataSource database, String rows) throws SQLException {
        this.database = database;
        this.connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(rows + " for update skip locked");
        }
    }

    /** Whether that instance comes to want one of them. */
    boolean awaitWanted(String instance, Duration most) {
        return Patience.until(most, Duration.ofMillis(5), () -> backends("count(*)", instance) > 0);
    }

    /** The server forgets what a dead instance still wants. */
    void forget(String instance) {
        backends("count(pg_terminate_backend(pid))", instance);
    }

    private int backends(String what, String instance) {
        var sql =
                "select " + what + " from pg_stat_activity where application_name = ? and datname = current_database()"
                        + " and wait_event_type = 'Lock'";
        try (var other = database.getConnection();
                var statement = other.prepareStatement(sql)) {
            statement.setString(1, instance);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        } catch (SQLException e) {
            return 0; // the database has gone, and the lock with it
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
