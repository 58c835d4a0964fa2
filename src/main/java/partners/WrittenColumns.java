package partners;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Tells into which columns a plain {@code update} of {@code outcome.sql} puts its parameters, and of what types these are.
 * Anything cleverer is left to the database.
 */
final class WrittenColumns {

    private static final String NAME = "(?:[\\w$]+|\"[^\"]+\"|`[^`]+`|\\[[^\\]]+])";

    private static final Pattern UPDATE = Pattern.compile(
            "\\s*update\\s+(" + NAME + "(?:\\s*\\.\\s*" + NAME + ")*)\\s+set\\s+(.*?)\\s+where\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SET = Pattern.compile("(?<![\\w.])(" + NAME + ")\\s*=\\s*:#(\\w+)\\s*(?=,|$)");

    private final SqlText sql;

    WrittenColumns(Partner partner) {
        this.sql = new SqlText(
                partner.outcome().text(),
                DatabaseKind.of(partner.database().map(Database::url).orElse("")));
    }

    /**
     * One of them.
     *
     * @param column as the file spells it
     * @param parameter its name without {@code :#}
     * @param line where the file says so
     */
    record Written(String column, String parameter, int line, ColumnType type) {}

    /** None if they cannot be told: a right to write is none to read. */
    List<Written> of(DataSource database) {
        var update = UPDATE.matcher(sql.text());
        if (!update.matches()) {
            return List.of();
        }
        try (var connection = database.getConnection()) {
            return written(connection, update.group(1), update.group(2), update.start(2));
        } catch (SQLException e) {
            return List.of();
        }
    }

    private List<Written> written(Connection connection, String table, String set, int place) throws SQLException {
        var found = SET.matcher(set).results().toList();
        if (found.isEmpty()) {
            return List.of();
        }
        var names = String.join(", ", found.stream().map(one -> one.group(1)).toList());
        var all = new ArrayList<Written>();
        try (var statement = connection.prepareStatement("select " + names + " from " + table + " where 1 = 0");
                var nothing = statement.executeQuery()) {
            for (var one : found) {
                all.add(new Written(
                        one.group(1),
                        one.group(2),
                        sql.lineAt(place + one.start()),
                        ColumnType.of(nothing.getMetaData(), all.size() + 1)));
            }
        }
        return List.copyOf(all);
    }
}
