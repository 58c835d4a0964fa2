package partners;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Tells dates from what only looks like one: drivers write infinity as the year 292278994. */
final class Years {

    private Years() {}

    /** Whether the value is no date, or one of the years 1 to 9999. */
    static boolean fit(Object value) {
        if (value instanceof Timestamp time) {
            return fits(time.toLocalDateTime().getYear());
        }
        if (value instanceof Date date) {
            return fits(date.toLocalDate().getYear());
        }
        try {
            return !(value instanceof TemporalAccessor time)
                    || !time.isSupported(ChronoField.YEAR)
                    || fits(time.get(ChronoField.YEAR));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean fits(int year) {
        return year >= 1 && year <= 9999;
    }
}
