package routes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import signup.NoSignup;
import signup.Row;
import signup.Signup;

/** The rows of one read, each ref once. */
final class PulledRows {

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> taken = new LinkedHashMap<>();
    private boolean shared;

    void add(Row row, Object ref) {
        var key = row.key().ref();
        var before = rows.putIfAbsent(key, row);
        taken.putIfAbsent(key, Map.of("ref", ref, MarkTaken.KEY, key));
        shared |= before != null && !before.equals(row);
        if (before instanceof NoSignup && row instanceof Signup) {
            rows.put(key, row);
        }
    }

    Collection<Row> rows() {
        return rows.values();
    }

    /** The refs with the types they came with, for the statement that marks them. */
    List<Map<String, Object>> taken() {
        return List.copyOf(taken.values());
    }

    boolean shared() {
        return shared;
    }
}
