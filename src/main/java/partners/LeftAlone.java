package partners;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How many rows this replica has seen that nobody takes, because they are older than their partner's first day. */
public final class LeftAlone {

    private final Map<String, Integer> rows = new ConcurrentHashMap<>();

    /**
     * What a read that has seen all rows has counted.
     *
     * @return whether that is another number than the last one
     */
    public boolean seen(String partner, int number) {
        var before = rows.put(partner, number);
        return before == null ? number > 0 : before != number;
    }

    /** The last number; nothing if this replica has not read the table. */
    public Optional<Integer> of(String partner) {
        return Optional.ofNullable(rows.get(partner));
    }
}
