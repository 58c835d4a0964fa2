package throttle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says when a backlog can be through of which some rests at times: what nobody may send meanwhile has to wait. */
public final class Outlook {

    /** Far behind what anybody plans for; two changes a day and partner. */
    private static final int MOST_CHANGES = 5000;

    /** Hours in which nothing is sent. */
    public interface Rests {

        /** Whether they are on at that time. */
        boolean on(Instant at);

        /** When they begin or end next. */
        Instant change(Instant at);
    }

    /**
     * Calls that may be made at the same times.
     *
     * @param rests when they may not be made
     */
    public record Part(long calls, Optional<Rests> rests) {

        private boolean goes(Instant at) {
            return rests.isEmpty() || !rests.get().on(at);
        }

        private Instant change(Instant at) {
            return rests.map(hours -> hours.change(at)).orElse(Instant.MAX);
        }
    }

    private final Limits limits;
    private List<Part> parts;
    private Usage usage;
    private Instant at;

    private Outlook(Instant now, List<Part> parts, Usage usage, Limits limits) {
        this.at = now;
        this.parts = parts.stream().filter(part -> part.calls() > 0).toList();
        this.usage = usage;
        this.limits = limits;
    }

    /** The earliest time at which the last of these calls can be made, if nobody else calls; see {@link Forecast}. */
    public static Instant through(Instant now, List<Part> parts, Usage usage, Limits limits) {
        return new Outlook(now, parts, usage, limits).through();
    }

    private Instant through() {
        for (var changes = 0; changes < MOST_CHANGES; changes++) {
            var calls = parts.stream()
                    .filter(part -> part.goes(at))
                    .mapToLong(Part::calls)
                    .sum();
            var end = Forecast.through(at, calls, usage, limits);
            var change = parts.stream()
                    .map(part -> part.change(at))
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
            var made = end.isBefore(change) ? calls : fitting(change, calls);
            if (made == parts.stream().mapToLong(Part::calls).sum()) {
                return end;
            }
            goOn(change, made);
        }
        return at;
    }

    private void goOn(Instant change, long made) {
        var hour = Forecast.start(change, limits);
        var before = hour.isAfter(at) ? fitting(hour, made) : -usage.hourUsed();
        usage = usage.withHourUsed((int) (made - before));
        parts = less(made);
        at = change;
    }

    /** Those go first that rest first. */
    private List<Part> less(long made) {
        var rest = made;
        var left = new ArrayList<Part>();
        for (var part : parts.stream()
                .sorted(Comparator.comparing(part -> part.change(at)))
                .toList()) {
            var gone = part.goes(at) ? Math.min(rest, part.calls()) : 0;
            rest -= gone;
            if (gone < part.calls()) {
                left.add(new Part(part.calls() - gone, part.rests()));
            }
        }
        return left;
    }

    /** How many of these calls can be made before that. */
    private long fitting(Instant end, long calls) {
        var fits = 0L;
        var tooMany = calls + 1;
        while (tooMany - fits > 1) {
            var some = (fits + tooMany) / 2;
            if (Forecast.through(at, some, usage, limits).isBefore(end)) {
                fits = some;
            } else {
                tooMany = some;
            }
        }
        return fits;
    }
}
