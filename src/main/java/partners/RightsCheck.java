package partners;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Runs a partner's statements for a ref that no row can have, in a transaction that is rolled back: preparing a
 * statement does not tell whether the user may run it. What could not be undone is not run.
 */
public final class RightsCheck {

    private static final int SECONDS = 20;
    private static final String IMPOSSIBLE = "countersign-check";

    private static final Map<String, Object> VALUES = Map.of(
            "envelope_id", "00000000-0000-0000-0000-000000000000",
            "reason", "",
            "occurred_at", Timestamp.from(Instant.EPOCH));

    private final StatementCheck statements = new StatementCheck();

    /** What the user may not do, and what the database says when it is tried; nothing is changed. */
    public List<Finding> check(Partner partner, DataSource database) {
        var findings = new ArrayList<Finding>();
        for (var file : List.of(partner.pending(), partner.claimed(), partner.outcome())) {
            if (triable(partner, file)) {
                try (var connection = database.getConnection()) {
                    connection.setAutoCommit(false);
                    run(partner, file, connection).ifPresent(findings::add);
                } catch (SQLException e) {
                    findings.add(statements.explain(partner, file, e));
                }
            }
        }
        return List.copyOf(findings);
    }

    /** Procedures may commit, and some of MySQL's tables know no way back from an insert. */
    private static boolean triable(Partner partner, SqlFile file) {
        var word = sql(partner, file).code().strip().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
        if (file.name().equals(Statements.PENDING)) {
            return Set.of("select", "with").contains(word);
        }
        var kind = kind(partner);
        return kind == DatabaseKind.MARIADB || kind == DatabaseKind.MYSQL
                ? Set.of("update", "delete").contains(word)
                : Set.of("update", "delete", "insert", "merge", "with").contains(word);
    }

    private Optional<Finding> run(Partner partner, SqlFile file, Connection connection) throws SQLException {
        var sql = sql(partner, file);
        try (var statement = connection.prepareStatement(sql.prepared())) {
            statement.setQueryTimeout(SECONDS);
            statement.setMaxRows(1);
            fill(statement, sql, OutcomeTypes.longest(partner));
            statement.execute();
            return Optional.empty();
        } catch (SQLException e) {
            return isAboutTheValues(e, sql) ? Optional.empty() : Optional.of(statements.explain(partner, file, e));
        } finally {
            connection.rollback();
        }
    }

    /** An update for no ref at all finds no row, whatever type the column has; an insert needs a value. */
    private static void fill(PreparedStatement statement, SqlText sql, String status) throws SQLException {
        var insert = !changes(sql);
        var place = 1;
        for (var parameter : sql.parameters()) {
            var name = parameter.group(1);
            if (name.equals("status")) {
                statement.setObject(place++, status);
            } else if (VALUES.containsKey(name)) {
                statement.setObject(place++, VALUES.get(name));
            } else if (insert) {
                statement.setObject(place++, IMPOSSIBLE);
            } else {
                statement.setNull(place++, Types.VARCHAR);
            }
        }
    }

    private static boolean changes(SqlText sql) {
        return sql.code().strip().toLowerCase(Locale.ROOT).matches("(?s)(update|delete)\\b.*");
    }

    /** The rights were there, or the value would not have been looked at; an invented ref need not fit its column. */
    private static boolean isAboutTheValues(SQLException e, SqlText sql) {
        var state = Optional.ofNullable(e.getSQLState()).orElse("");
        return !changes(sql) && (state.startsWith("22") || state.startsWith("23"));
    }

    private static SqlText sql(Partner partner, SqlFile file) {
        return new SqlText(file.text(), kind(partner));
    }

    private static DatabaseKind kind(Partner partner) {
        return DatabaseKind.of(partner.database().map(Database::url).orElse(""));
    }
}
