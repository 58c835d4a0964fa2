package partners;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Lets a partner's real database read the partner's three statements without running any, so that a mistake is found
 * by the person who made it and not by the night. Also explains failures at run time in the same words.
 */
public final class StatementCheck {

    /** Changes nothing in the database; each file is looked at even if another is wrong. */
    public List<Finding> check(Partner partner, DataSource dataSource) {
        if (partner.database().isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        try (var connection = dataSource.getConnection()) {
            for (var file : List.of(partner.pending(), partner.claimed(), partner.outcome())) {
                check(partner, file, connection).ifPresent(findings::add);
            }
        } catch (SQLException e) {
            findings.add(ConnectionTrouble.explain(partner, ConnectionTrouble.causes(e)));
        }
        return List.copyOf(findings);
    }

    /** Whether a failure is about the connection rather than a statement: then nothing else of this partner works now. */
    public boolean connectionLost(Throwable failure) {
        return ConnectionTrouble.is(ConnectionTrouble.causes(failure));
    }

    /**
     * What went wrong with this statement, or with the connection, without a row's values in it. The failure's own
     * message must not be logged instead: databases quote rows.
     *
     * @param failure a database's, or any that was caused by one
     */
    public Finding explain(Partner partner, SqlFile file, Throwable failure) {
        var causes = ConnectionTrouble.causes(failure);
        if (ConnectionTrouble.is(causes)) {
            return ConnectionTrouble.explain(partner, causes);
        }
        return causes.stream()
                .flatMap(cause -> cause instanceof SQLException sql ? Stream.of(sql) : Stream.empty())
                .findFirst()
                .map(sql -> DatabaseMessage.of(sql, new SqlText(file.text(), kind(partner)))
                        .finding(partner, file))
                .orElseGet(() -> Finding.fail(
                        partner.name(),
                        file.name(),
                        0,
                        "failed with " + failure.getClass().getSimpleName(),
                        ""));
    }

    private Optional<Finding> check(Partner partner, SqlFile file, Connection connection) {
        var sql = new SqlText(file.text(), kind(partner)).prepared();
        try (var statement = connection.prepareStatement(sql)) {
            var columns = columns(statement);
            return file.name().equals(Statements.PENDING) ? Columns.missing(partner, columns) : Optional.empty();
        } catch (SQLException e) {
            return Optional.of(explain(partner, file, e));
        }
    }

    /** Asking for the result's columns and the parameters' types makes the server read the statement. */
    private static List<String> columns(PreparedStatement statement) throws SQLException {
        ResultSetMetaData result = statement.getMetaData();
        var columns = new ArrayList<String>();
        for (var i = 1; result != null && i <= result.getColumnCount(); i++) {
            columns.add(result.getColumnLabel(i));
        }
        if (columns.isEmpty()) {
            statement.getParameterMetaData();
        }
        return columns;
    }

    private static DatabaseKind kind(Partner partner) {
        return DatabaseKind.of(partner.database().map(Database::url).orElse(""));
    }
}
