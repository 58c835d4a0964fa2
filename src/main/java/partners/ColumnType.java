package partners;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;

/**
 * What a database says can be in a column.
 *
 * @param type one of {@link Types}
 * @param name as the database calls it, in small letters
 * @param length how many characters its values have at most, or 0 if nothing says so
 */
public record ColumnType(int type, String name, int length) {

    private static final Set<Integer> NO_TEXT = Set.of(
            Types.BINARY,
            Types.VARBINARY,
            Types.LONGVARBINARY,
            Types.BLOB,
            Types.ARRAY,
            Types.STRUCT,
            Types.SQLXML,
            Types.REF,
            Types.ROWID,
            Types.REF_CURSOR);

    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.DECIMAL,
            Types.NUMERIC,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE);

    private static final Set<Integer> TIMES =
            Set.of(Types.TIME, Types.TIME_WITH_TIMEZONE, Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE);

    private static final Set<Integer> LETTERS = Set.of(Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR);

    /** Drivers give texts without a limit some huge one. */
    private static final int NO_LIMIT = 20_000;

    static ColumnType of(ResultSetMetaData columns, int place) throws SQLException {
        var type = columns.getColumnType(place);
        var length = LETTERS.contains(type) ? columns.getPrecision(place) : 0;
        var name = columns.getColumnTypeName(place);
        return new ColumnType(
                type, name == null ? "" : name.toLowerCase(Locale.ROOT), length > 0 && length < NO_LIMIT ? length : 0);
    }

    /** Whether its values can become text at all. */
    boolean isReadable() {
        return !NO_TEXT.contains(type);
    }

    boolean isJson() {
        return name.startsWith("json");
    }

    boolean isNumber() {
        return NUMBERS.contains(type);
    }

    boolean isYesOrNo() {
        return type == Types.BIT || type == Types.BOOLEAN;
    }

    boolean isTime() {
        return TIMES.contains(type);
    }

    /** Whether somebody's words can be in it. */
    boolean isWords() {
        return isReadable() && !isJson() && !isNumber() && !isYesOrNo() && !isTime();
    }

    /** Whether a day can be read from it. */
    boolean isDay() {
        return isWords() || isTime() && type != Types.TIME && type != Types.TIME_WITH_TIMEZONE;
    }
}
