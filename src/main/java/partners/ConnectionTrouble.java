package partners;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Tells why a partner's database cannot be reached, in terms of what to change. */
final class ConnectionTrouble {

    private static final Set<String> LOGIN_STATES = Set.of("28P01", "28000");
    private static final Set<Integer> LOGIN = Set.of(1045, 1698, 18456, 1017);
    private static final Set<Integer> UNKNOWN_DATABASE = Set.of(1049, 4060, 12514, 12505);
    private static final Set<Integer> FULL = Set.of(1040, 1203, 12516, 12519);

    private ConnectionTrouble() {}

    /** Whether it is about the connection rather than the statement. */
    static boolean is(List<Throwable> causes) {
        return causes.stream()
                .anyMatch(cause -> isConnectionException(cause)
                        || (cause instanceof SQLException sql
                                && (state(sql).startsWith("08")
                                        || state(sql).startsWith("57P0")
                                        || LOGIN_STATES.contains(state(sql)))));
    }

    /** By its type, but for a trigger's own state: MariaDB's driver throws that as a lost connection. */
    private static boolean isConnectionException(Throwable cause) {
        return (cause instanceof SQLTransientConnectionException || cause instanceof SQLNonTransientConnectionException)
                && !state((SQLException) cause).startsWith("45");
    }

    static Finding explain(Partner partner, List<Throwable> causes) {
        var database = partner.database().orElseThrow();
        var reason = reason(causes);
        var code = causes.stream()
                .flatMap(cause ->
                        cause instanceof SQLException sql && !state(sql).isEmpty()
                                ? Optional.of(" (SQLSTATE " + state(sql) + ")").stream()
                                : Optional.<String>empty().stream())
                .reduce("", (first, last) -> last);
        return Finding.fail(
                partner.name(),
                PartnerFile.NAME,
                database.line(),
                "no connection to " + database.where() + ": " + reason.what + code,
                reason.todo);
    }

    private record Reason(String what, String todo) {}

    private static Reason reason(List<Throwable> causes) {
        if (has(causes, UnknownHostException.class)) {
            return new Reason("its host is unknown", "check the host in database.url and the name service");
        }
        if (any(causes, LOGIN_STATES, LOGIN)) {
            return new Reason(
                    "user or password is wrong, or the user may not log in from here",
                    "check database.username and database.password");
        }
        if (any(causes, Set.of("3D000"), UNKNOWN_DATABASE)) {
            return new Reason("there is no such database", "check the database's name in database.url");
        }
        if (any(causes, Set.of("53300"), FULL)) {
            return new Reason("it takes no more connections", "raise its limit; a partner uses 4 at most");
        }
        if (has(causes, SSLException.class)) {
            return new Reason(
                    "encryption could not be agreed on", "check the certificate and the URL's SSL parameters");
        }
        if (has(causes, SocketTimeoutException.class)) {
            return new Reason("it does not answer in time", "check firewall, network policy and the database's load");
        }
        if (has(causes, ConnectException.class) || has(causes, NoRouteToHostException.class)) {
            return new Reason(
                    "nobody listens there",
                    "check host and port in database.url, that it runs, and the network policy");
        }
        return new Reason("it failed", "check that it runs and can be reached from here");
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static boolean any(List<Throwable> causes, Set<String> states, Set<Integer> numbers) {
        return causes.stream()
                .anyMatch(cause -> cause instanceof SQLException sql
                        && (states.contains(state(sql)) || numbers.contains(sql.getErrorCode())));
    }

    /** Pools and drivers wrap: all causes, at most as many as no loop of causes has. */
    static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (var cause = failure; cause != null && causes.size() < 20; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String state(SQLException failure) {
        return Optional.ofNullable(failure.getSQLState()).orElse("");
    }
}
