package routes;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Describes a failure without a word of the data that caused it. */
final class Trouble {

    private static final Pattern OURS =
            Pattern.compile("^(app|routes|signup|partners|docusign|throttle|ledger|documents)\\.");

    private Trouble() {}

    /** The kinds of the failure and its causes, SQL states, and where in our code it happened. */
    static String of(Throwable failure) {
        var kinds = new StringJoiner(" < ");
        var place = "";
        for (var cause = failure; cause != null && kinds.length() < 500; cause = cause.getCause()) {
            kinds.add(kind(cause));
            place = place.isEmpty() ? place(cause) : place;
        }
        return kinds + place;
    }

    private static String kind(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        return cause instanceof SQLException sql ? name + " (SQL state " + sql.getSQLState() + ")" : name;
    }

    private static String place(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> OURS.matcher(frame.getClassName()).find())
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }
}
