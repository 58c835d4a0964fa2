package ledger;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when each partner's sign-ups were not leased yet. While a long report or a backup holds a snapshot open,
 * PostgreSQL cannot remove what was leased, and each claim would walk over all of it: ten times the CPU after 160,000 of
 * them. What becomes due earlier than the mark, by a late commit, is found a minute later at most.
 */
final class Watermarks {

    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final long FROM_THE_START_EVERY = Duration.ofMinutes(1).toNanos();

    private record Mark(OffsetDateTime since, long set) {}

    private record Key(String account, String partner) {}

    private final Map<Key, Mark> marks = new ConcurrentHashMap<>();

    /** The marks of these partners, in their order, as PostgreSQL reads them. */
    String[] of(String account, Collection<String> partners) {
        return partners.stream().map(partner -> of(new Key(account, partner))).toArray(String[]::new);
    }

    private String of(Key key) {
        var mark = marks.get(key);
        if (mark == null || System.nanoTime() - mark.set() > FROM_THE_START_EVERY) {
            marks.remove(key);
            return "-infinity";
        }
        return mark.since().toString();
    }

    /** A sign-up that was due then has been leased, and so has each that was due long before it. */
    void leased(String account, String partner, OffsetDateTime due) {
        marks.compute(new Key(account, partner), (key, mark) -> {
            var since = due.minus(MARGIN);
            return mark == null
                    ? new Mark(since, System.nanoTime())
                    : new Mark(since.isAfter(mark.since()) ? since : mark.since(), mark.set());
        });
    }
}
