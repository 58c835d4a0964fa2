package partners;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wrong with partners' databases, as this replica sees it: decides what is worth a log line, and answers whoever
 * asks. A trouble that goes on, comes and goes or takes turns with another one must not fill a log.
 */
public final class Troubles {

    /** Without success or failure for so long, nobody knows any more. */
    private static final Duration FORGOTTEN = Duration.ofHours(2);

    private static final Duration STILL = Duration.ofMinutes(10);
    private static final Duration RETURNED = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    public Troubles(Clock clock) {
        this.clock = clock;
    }

    /**
     * Something that is wrong now.
     *
     * @param what in words that may be logged and shown
     * @param since when it began
     * @param seen when it was met last
     */
    public record Trouble(String what, Instant since, Instant seen) {}

    private record Key(String partner, String where, String what) {}

    private static final class Entry {
        private Instant since;
        private Instant seen;
        private Instant told = Instant.MIN;
        private boolean open;
        private boolean toldSinceOpen;
    }

    /**
     * It was met, perhaps again.
     *
     * @param where the statement, or whatever else of the partner fails and works as one
     * @param what the same words as long as it is the same trouble
     * @return whether to log it: at first, after ten minutes again, and a minute after it was over
     */
    public synchronized boolean met(String partner, String where, String what) {
        var now = clock.instant();
        forget(now);
        var entry = entries.computeIfAbsent(new Key(partner, where, what), key -> new Entry());
        if (!entry.open) {
            entry.open = true;
            entry.since = now;
            entry.toldSinceOpen = false;
        }
        entry.seen = now;
        var quiet = entry.toldSinceOpen ? STILL : RETURNED;
        if (!entry.told.equals(Instant.MIN) && now.isBefore(entry.told.plus(quiet))) {
            return false;
        }
        entry.told = now;
        entry.toldSinceOpen = true;
        return true;
    }

    /**
     * It has worked.
     *
     * @return whether to log that: only if the trouble was
     */
    public synchronized boolean over(String partner, String where) {
        var tell = false;
        for (var one : entries.entrySet()) {
            if (one.getKey().partner.equals(partner) && one.getKey().where.equals(where) && one.getValue().open) {
                tell |= one.getValue().toldSinceOpen;
                one.getValue().open = false;
            }
        }
        return tell;
    }

    /**
     * Somebody has worked on it: what is still so has not begun anew, but is worth a log line as if it had; the rest is
     * over.
     *
     * @param still the words of what is still so
     */
    public synchronized void changed(String partner, String where, Set<String> still) {
        for (var one : entries.entrySet()) {
            if (one.getKey().partner.equals(partner) && one.getKey().where.equals(where)) {
                one.getValue().open &= still.contains(one.getKey().what);
                one.getValue().toldSinceOpen = false;
            }
        }
    }

    /** What is wrong with that partner, the oldest first. */
    public synchronized List<Trouble> of(String partner) {
        forget(clock.instant());
        return entries.entrySet().stream()
                .filter(one -> one.getKey().partner.equals(partner) && one.getValue().open)
                .map(one -> new Trouble(one.getKey().what, one.getValue().since, one.getValue().seen))
                .sorted(Comparator.comparing(Trouble::since))
                .toList();
    }

    /** Names of the partners with which something is wrong. */
    public synchronized Set<String> partners() {
        forget(clock.instant());
        return entries.entrySet().stream()
                .filter(one -> one.getValue().open)
                .map(one -> one.getKey().partner)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void forget(Instant now) {
        entries.values().removeIf(entry -> now.isAfter(entry.seen.plus(FORGOTTEN)));
    }
}
