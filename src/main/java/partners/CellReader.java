package partners;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.util.LinkedCaseInsensitiveMap;

/** Reads a row column by column: a value that the driver cannot decode, or that is huge, spoils only its own row. */
final class CellReader {

    private static final byte[] BINARY = {};

    /** Failures of these kinds say nothing about the value. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    private final ResultSet result;
    private final boolean anyDay;
    private final String[] labels;

    CellReader(ResultSet result, DatabaseKind kind) throws SQLException {
        this.result = result;
        this.anyDay = kind == DatabaseKind.MARIADB || kind == DatabaseKind.MYSQL;
        var columns = result.getMetaData();
        labels = new String[columns.getColumnCount()];
        for (var i = 0; i < labels.length; i++) {
            labels[i] = columns.getColumnLabel(i + 1);
        }
    }

    /** The row the result stands at. */
    Map<String, Object> row() throws SQLException {
        var row = new LinkedCaseInsensitiveMap<Object>(labels.length);
        for (var i = 0; i < labels.length; i++) {
            row.putIfAbsent(labels[i], cell(i + 1));
        }
        return row;
    }

    private Object cell(int column) throws SQLException {
        try {
            return anyDay && noDay(column) ? Unusable.NO_DAY : light(result.getObject(column), column);
        } catch (SQLException e) {
            if (passing(e) || result.isClosed()) {
                throw e;
            }
            return Unusable.unreadable(Optional.ofNullable(e.getSQLState())
                    .map(state -> "SQLSTATE " + state)
                    .orElse(e.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            return Unusable.unreadable(e.getClass().getSimpleName());
        }
    }

    private Object light(Object value, int column) throws SQLException {
        if (value instanceof String text) {
            return text.length() > SignupRules.FIELD ? Unusable.tooLong(text.length()) : text;
        }
        if (value instanceof Clob clob) {
            var length = clob.length();
            return length > SignupRules.FIELD ? Unusable.tooLong(length) : clob.getSubString(1, (int) length);
        }
        if (value instanceof byte[] || value instanceof Blob) {
            return BINARY;
        }
        var oracles = value != null && value.getClass().getName().startsWith("oracle.sql.");
        return oracles ? JdbcUtils.getResultSetValue(result, column) : value;
    }

    /** MariaDB and MySQL keep days that there are none; their drivers make another day of them. */
    private boolean noDay(int column) throws SQLException {
        var type = result.getMetaData().getColumnType(column);
        if (type != Types.DATE && type != Types.TIMESTAMP) {
            return false;
        }
        var text = result.getString(column);
        try {
            return text != null && LocalDate.parse(text.substring(0, Math.min(10, text.length()))) == null;
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private static boolean passing(SQLException failure) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("");
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || (state.length() > 1 && PASSING.contains(state.substring(0, 2)))
                || ConnectionTrouble.is(ConnectionTrouble.causes(failure));
    }
}
