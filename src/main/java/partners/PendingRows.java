package partners;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Reads a partner's new rows so that no row stands in the way of others: few at once, so that huge ones fit into memory;
 * value by value, so that one that cannot be decoded spoils only its row; and past those that cannot be taken, since a
 * statement returns them first again and again.
 */
public final class PendingRows {

    private static final int AT_ONCE = 20;
    private static final int SECONDS = 120;
    private static final int MOST_PASSED = 10_000;

    /** By partner, so that the next read looks as many rows further. */
    private final Map<String, Integer> passed = new ConcurrentHashMap<>();

    /**
     * What came of one read.
     *
     * @param rows those to be taken; a value that cannot be used makes its row invalid
     * @param beforeFrom how many were left alone because they are older than the partner's first day
     * @param undated how many were left alone because they do not tell how old they are
     * @param withoutRef how many were passed over because nobody could be told about them
     * @param first the place of the first of these, counted from 1, or 0
     * @param full whether there may be more behind
     * @param further whether the next read looks further than this one did
     * @param brokenOff why the read ended before its time; what had been read is there
     */
    public record Read(
            List<Map<String, Object>> rows,
            int beforeFrom,
            int undated,
            int withoutRef,
            int first,
            boolean full,
            boolean further,
            Optional<SQLException> brokenOff) {}

    /**
     * Reads one batch.
     *
     * @param setAside refs that are to be passed over for now
     * @throws SQLException if not a single row could be read
     */
    public Read read(Partner partner, DataSource database, Predicate<String> setAside) throws SQLException {
        try {
            return read(partner, database, setAside, AT_ONCE);
        } catch (SQLException e) {
            if (Blame.of(e) != Blame.ROW) {
                throw e;
            }
            // a server that cannot deliver one row fails the fetch with it, so what lies before it comes one by one
            return read(partner, database, setAside, 1);
        }
    }

    private Read read(Partner partner, DataSource database, Predicate<String> setAside, int atOnce)
            throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // PostgreSQL's driver fetches all rows at once otherwise
            try (var statement = prepare(partner, connection)) {
                statement.setFetchSize(atOnce);
                var reading = new Reading(partner, setAside);
                reading.all(statement);
                connection.commit();
                return reading.done();
            }
        }
    }

    private PreparedStatement prepare(Partner partner, Connection connection) throws SQLException {
        var statement = connection.prepareStatement(
                new SqlText(partner.pending().text(), kind(partner)).prepared(),
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY);
        // an old backlog is looked through as a whole, because it may stand in front of the rows that count
        statement.setMaxRows(partner.from().isPresent() ? 0 : partner.batch() + passed.getOrDefault(partner.name(), 0));
        statement.setQueryTimeout(SECONDS);
        return statement;
    }

    private static DatabaseKind kind(Partner partner) {
        return DatabaseKind.of(partner.database().map(Database::url).orElse(""));
    }

    /** One read under way. */
    private final class Reading {

        private final Partner partner;
        private final Predicate<String> setAside;
        private final List<Map<String, Object>> rows = new ArrayList<>();
        private int beforeFrom;
        private int undated;
        private int withoutRef;
        private int first;
        private int setAsideHere;
        private boolean atEnd;
        private SQLException brokenOff;

        Reading(Partner partner, Predicate<String> setAside) {
            this.partner = partner;
            this.setAside = setAside;
        }

        void all(PreparedStatement statement) throws SQLException {
            try (var result = statement.executeQuery()) {
                var cells = new CellReader(result, kind(partner));
                while (rows.size() < partner.batch() && next(result)) {
                    take(cells.row());
                }
            }
        }

        /** An error in the middle leaves what came before it; nobody can look behind it. */
        private boolean next(ResultSet result) throws SQLException {
            try {
                atEnd = !result.next();
                return !atEnd;
            } catch (SQLException e) {
                if (rows.isEmpty()) {
                    throw e;
                }
                brokenOff = e;
                return false;
            }
        }

        private void take(Map<String, Object> row) {
            var columns = new Columns(partner, row);
            if (partner.from().isPresent() && isLeftAlone(partner.from().get(), row, columns)) {
                return;
            }
            var ref = PartnerRow.ref(columns.ref());
            if (ref.isEmpty()) {
                first = withoutRef++ == 0 ? rows.size() + setAsideHere + 1 : first;
            } else if (setAside.test(ref.get())) {
                setAsideHere++;
            } else {
                rows.add(row);
            }
        }

        private boolean isLeftAlone(FirstDay from, Map<String, Object> row, Columns columns) {
            if (!row.containsKey("signed_up_at")) {
                throw new PartnerProblem(Columns.missing(partner, row.keySet()).orElseThrow());
            }
            var old = from.leavesOut(columns.signedUpAt());
            undated += old.isEmpty() ? 1 : 0;
            beforeFrom += old.orElse(false) ? 1 : 0;
            return old.orElse(true);
        }

        Read done() {
            var here = Math.min(MOST_PASSED, withoutRef + setAsideHere);
            var before = Optional.ofNullable(passed.put(partner.name(), here)).orElse(0);
            var full = !atEnd || (partner.from().isEmpty() && reached(before));
            return new Read(
                    rows, beforeFrom, undated, withoutRef, first, full, here > before, Optional.ofNullable(brokenOff));
        }

        /** The driver ends a result at its limit as if there were no more. */
        private boolean reached(int before) {
            return rows.size() + withoutRef + setAsideHere >= partner.batch() + before;
        }
    }
}
