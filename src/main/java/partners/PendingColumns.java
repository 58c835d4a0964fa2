package partners;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** Tells which of the columns of {@code pending.sql} are to fill a template's tabs, without reading a row. */
public final class PendingColumns {

    private static final Set<String> OURS =
            Set.of("ref", "name", "email", "template", "client_user_id", "signed_up_at");

    private PendingColumns() {}

    /**
     * One column that is no part of the sign-up itself.
     *
     * @param label as the database delivers it, letter case included
     * @param line where the file has the word, or 0
     */
    public record Column(String label, int line) {}

    /** In the statement's order; none if the statement cannot be prepared, which others complain of. */
    public static List<Column> of(Partner partner, DataSource database) {
        var kind = DatabaseKind.of(partner.database().map(Database::url).orElse(""));
        var sql = new SqlText(partner.pending().text(), kind);
        var columns = new ArrayList<Column>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql.prepared())) {
            var result = statement.getMetaData();
            for (var i = 1; result != null && i <= result.getColumnCount(); i++) {
                var label = result.getColumnLabel(i);
                if (!OURS.contains(label.toLowerCase(Locale.ROOT))) {
                    columns.add(new Column(label, sql.lineOfWord(label)));
                }
            }
        } catch (SQLException e) {
            return List.of();
        }
        return List.copyOf(columns);
    }
}
