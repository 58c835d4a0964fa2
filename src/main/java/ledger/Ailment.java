package ledger;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a ledger that is ill as a whole from a statement that failed, in words for operators. */
public final class Ailment {

    static final String DISK = "its disk";

    private Ailment() {}

    /** What ails the ledger; empty if the failure is about something else. */
    public static Optional<String> of(Throwable failure) {
        var depth = 0;
        var ours = false;
        for (var cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            ours |= cause instanceof DataAccessException || cause instanceof TransactionException;
            if (ours && cause instanceof SQLException sql) {
                var what = of(sql);
                if (what.isPresent()) {
                    return what;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> of(SQLException failure) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("");
        var what =
                switch (state) {
                    case "25006" -> "the database is read-only";
                    case "53100" -> DISK + " is full";
                    case "53200" -> "its server is out of memory";
                    case "58030" -> DISK + " fails";
                    case "28P01", "28000" -> "user or password is wrong";
                    case "3D000" -> "there is no such database";
                    default -> lost(failure, state) ? "the database does not answer" : "";
                };
        // the state differs from one connection to the next while a server goes down, and all mean the same
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(lost(failure, state) ? what : what + " (SQLSTATE " + state + ")");
    }

    private static boolean lost(SQLException failure, String state) {
        return state.startsWith("08")
                || state.startsWith("57P0")
                || state.equals("53300")
                || failure instanceof SQLTransientConnectionException;
    }
}
