package partners;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Whose fault a database's failure is, which decides what may go on meanwhile and when to try again. */
public enum Blame {
    /** Nothing of this partner works now. */
    CONNECTION,
    /** The statement is wrong for every row. */
    STATEMENT,
    /** A lock, a deadlock, a server without resources: the same may work in a moment. */
    MOMENT,
    /** The row itself: a constraint, a trigger, a value that does not fit. Others are not concerned. */
    ROW;

    private static final Set<String> MOMENTS = Set.of("40", "53", "55", "57", "58", "HYT00");

    /** Waiting for a lock, by the numbers of MariaDB and MySQL, SQL Server and Oracle. */
    private static final Set<Integer> LOCKS = Set.of(1205, 1213, 1222, 54, 60);

    /** A row of PostgreSQL's that a policy refuses has the state of a missing right. */
    private static final String REFUSED_BY_POLICY = "42501";

    /** By the first SQL failure among its causes; without one it is nobody's row. */
    public static Blame of(Throwable failure) {
        var causes = ConnectionTrouble.causes(failure);
        if (ConnectionTrouble.is(causes)) {
            return CONNECTION;
        }
        return causes.stream()
                .filter(SQLException.class::isInstance)
                .findFirst()
                .map(sql -> of((SQLException) sql))
                .orElse(STATEMENT);
    }

    private static Blame of(SQLException failure) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (LOCKS.contains(failure.getErrorCode()) || MOMENTS.stream().anyMatch(state::startsWith)) {
            return MOMENT;
        }
        return DatabaseMessage.aboutStatement(failure, state) && !state.equals(REFUSED_BY_POLICY) ? STATEMENT : ROW;
    }
}
