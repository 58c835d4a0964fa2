package partners;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;

/**
 * Runs a partner's {@code outcome.sql} for many rows in one transaction, and tells for each how many rows of the table it
 * has found. All or nothing: what fails, or does not say, is rolled back and leaves the work to be done one by one.
 */
public final class BatchUpdate {

    /** Well before whoever runs it loses its lease, so that there is time left for one by one. */
    private static final int SECONDS = 8;

    /** Others answer with a result, or do more than one thing. */
    private static final Pattern ONE_CHANGE =
            Pattern.compile("\\s*(update|insert|merge|delete|with)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * What has become of it.
     *
     * @param each how many rows each has found, in their order; none if nothing was written
     * @param possible whether it is worth trying this way another time
     */
    public record Counts(List<Integer> each, boolean possible) {

        private static final Counts NOT_NOW = new Counts(List.of(), true);
        private static final Counts NEVER = new Counts(List.of(), false);
    }

    /** @param inTime whether it may still be committed, asked at the last moment */
    public Counts run(DataSource database, Partner partner, List<Map<String, Object>> rows, BooleanSupplier inTime) {
        var kind = DatabaseKind.of(partner.database().map(Database::url).orElse(""));
        var sql = new SqlText(partner.outcome().text(), kind);
        if (!ONE_CHANGE.matcher(sql.code()).matches()) {
            return Counts.NEVER;
        }
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(sql.prepared())) {
                return run(connection, statement, sql, rows, inTime);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            // whoever does it one by one meets the same trouble, and knows whose it is
            return Counts.NOT_NOW;
        }
    }

    private static Counts run(
            Connection connection,
            PreparedStatement statement,
            SqlText sql,
            List<Map<String, Object>> rows,
            BooleanSupplier inTime)
            throws SQLException {
        statement.setQueryTimeout(SECONDS);
        for (var row : rows) {
            var values = sql.parameters().stream()
                    .map(parameter -> row.get(parameter.group(1)))
                    .toArray();
            new ArgumentPreparedStatementSetter(values).setValues(statement);
            statement.addBatch();
        }
        var counts = Arrays.stream(statement.executeBatch()).boxed().toList();
        if (counts.size() != rows.size() || counts.stream().anyMatch(count -> count < 0)) {
            return Counts.NEVER;
        }
        if (!inTime.getAsBoolean()) {
            return Counts.NOT_NOW;
        }
        connection.commit();
        return new Counts(counts, true);
    }
}
