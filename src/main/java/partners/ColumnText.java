package partners;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLXML;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Writes a column's value as text, the same way whatever the database and its driver. */
final class ColumnText {

    private ColumnText() {}

    /** Empty for what is no plain text; {@link #flaw} says why. A timestamp without offset is in our own time zone. */
    static Optional<String> of(Object value) {
        if (value instanceof String text) {
            return Optional.of(text);
        }
        return flaw(value).isEmpty()
                ? Optional.of(value instanceof Number number ? number(number) : other(value))
                : Optional.empty();
    }

    /** Why the value cannot become text, or "". */
    static String flaw(Object value) {
        if (value instanceof Unusable unusable) {
            return unusable.why();
        }
        if (value instanceof byte[]
                || value instanceof Blob
                || value instanceof Clob
                || value instanceof InputStream
                || value instanceof Reader) {
            return "is binary, not text";
        }
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue()) ? "" : "is no number";
        }
        if (structured(value)) {
            return "is of a type that has no plain text; cast it to text";
        }
        return Years.fit(value) ? "" : "is no date of the years 1 to 9999";
    }

    /** Such an object's own text may be its address in memory, another one at each read. */
    private static boolean structured(Object value) {
        return value.getClass().isArray()
                || value instanceof SQLXML
                || value instanceof Array
                || value instanceof Struct
                || value instanceof Ref
                || value instanceof RowId
                || value instanceof ResultSet
                || value instanceof Map
                || value instanceof Iterable;
    }

    private static String number(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (number instanceof Double || number instanceof Float) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        return number.toString();
    }

    private static String other(Object value) {
        if (value instanceof Timestamp time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.toLocalDateTime());
        }
        if (value instanceof Date date) {
            return date.toLocalDate().toString();
        }
        if (value instanceof Time time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time.toLocalTime());
        }
        if (value instanceof LocalDateTime time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        return value.toString();
    }
}
