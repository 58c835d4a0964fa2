package partners;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows that their database did not let us mark as taken. They are remembered, so nothing of them is lost or sent twice,
 * but their statement returns them for ever: they are passed over for a while, so that the rows behind them are reached.
 */
public final class SetAside {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Map<String, Rest>> partners = new ConcurrentHashMap<>();

    private record Rest(Duration length, Instant until) {}

    public SetAside(Clock clock) {
        this.clock = clock;
    }

    /** Whether that row is to be passed over now. */
    public boolean rests(String partner, String ref) {
        var rest = of(partner).get(ref);
        return rest != null && clock.instant().isBefore(rest.until());
    }

    /** It failed, perhaps again: 10, 20, 40 … seconds, at most 10 minutes. */
    public void failed(String partner, String ref) {
        if (of(partner).size() < MOST || of(partner).containsKey(ref)) {
            of(partner).merge(ref, rest(FIRST), (before, first) -> rest(longer(before.length())));
        }
    }

    /** It is marked at last. */
    public void worked(String partner, String ref) {
        of(partner).remove(ref);
    }

    /** How many rows of that partner have failed and not worked since. */
    public int count(String partner) {
        return of(partner).size();
    }

    private Map<String, Rest> of(String partner) {
        return partners.computeIfAbsent(partner, name -> new ConcurrentHashMap<>());
    }

    private Rest rest(Duration length) {
        return new Rest(length, clock.instant().plus(length));
    }

    private static Duration longer(Duration before) {
        var twice = before.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }
}
