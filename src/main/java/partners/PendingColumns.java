package partners;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** Tells which columns {@code pending.sql} delivers, and of what types, without reading a row. */
public final class PendingColumns {

    private static final Set<String> OURS =
            Set.of("ref", "name", "email", "template", "client_user_id", "signed_up_at");

    private PendingColumns() {}

    /**
     * One column.
     *
     * @param label as the database delivers it, letter case included
     * @param line where the file has the word, or 0
     * @param type what can be in it
     */
    public record Column(String label, int line, ColumnType type) {

        /** Whether it is to fill a template's tab, and no part of the sign-up itself. */
        public boolean isField() {
            return PendingColumns.isField(label);
        }

        /** How many characters its values have at most, or 0 if nothing says so. */
        public int length() {
            return type.length();
        }
    }

    /** Whether a column of that label is to fill a template's tab. */
    public static boolean isField(String label) {
        return !OURS.contains(label.toLowerCase(Locale.ROOT));
    }

    /** In the statement's order; none if the statement cannot be prepared, which others complain of. */
    public static List<Column> of(Partner partner, DataSource database) {
        var kind = DatabaseKind.of(partner.database().map(Database::url).orElse(""));
        var sql = new SqlText(partner.pending().text(), kind);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql.prepared())) {
            return columns(statement.getMetaData(), sql);
        } catch (SQLException e) {
            return List.of();
        }
    }

    private static List<Column> columns(ResultSetMetaData result, SqlText sql) throws SQLException {
        var columns = new ArrayList<Column>();
        for (var i = 1; result != null && i <= result.getColumnCount(); i++) {
            var label = result.getColumnLabel(i);
            columns.add(new Column(label, sql.lineOfWord(label), ColumnType.of(result, i)));
        }
        return List.copyOf(columns);
    }
}
