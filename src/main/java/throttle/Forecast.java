package throttle;

import java.time.Duration;
import java.time.Instant;

/** Says when a backlog can be through at best: the quota decides, not the machine. */
public final class Forecast {

    private Forecast() {}

    /**
     * The earliest time at which the last of {@code waiting} calls of a batch can be made, if nobody else calls: with the
     * limits in force, from the end of a closure on, and at the pace and behind the reserves that are configured.
     */
    public static Instant through(Instant now, long waiting, Usage usage, Limits configured) {
        if (waiting <= 0) {
            return now;
        }
        var limits = usage.inForce(configured);
        var open = later(now, usage.closedUntil());
        var left = start(open, limits).equals(start(now, limits)) ? usage.left() : limits.hourly();
        return later(through(open, waiting, left, limits), permitted(open, waiting, left, limits));
    }

    /** When pace and reserves let the last call go, in the hour in which both windows would. */
    private static Instant permitted(Instant open, long waiting, int left, Limits limits) {
        var hour = start(through(open, waiting, left, limits), limits);
        var nextHour = start(open, limits).plus(limits.hour());
        if (hour.isBefore(nextHour)) {
            return last(open, hour, waiting, left, limits);
        }
        var before = fitting(open, left, limits)
                + Duration.between(nextHour, hour).dividedBy(limits.hour()) * (long) limits.hourly();
        var calls = Math.max(1, Math.min(limits.hourly(), waiting - before));
        return last(hour, hour, calls, limits.hourly(), limits);
    }

    /** The last of that many calls in an hour of which {@code left} were left at {@code from}. */
    private static Instant last(Instant from, Instant hour, long calls, int left, Limits limits) {
        if (limits.pace() == Pace.EVEN) {
            var rest = Duration.between(from, hour.plus(limits.hour())).toMillis();
            return from.plusMillis(rest * (calls - 1) / Math.max(1, left));
        }
        var kept = limits.hourly() * (limits.reserve() + Limits.RECONCILE);
        var melted = 1 - (left - calls) / kept;
        return melted <= 0
                ? from
                : hour.plusMillis((long) (limits.hour().toMillis() * Limits.MELTED * Math.sqrt(melted)));
    }

    /**
     * The earliest time at which the last of {@code waiting} calls can be made, as far as both windows are concerned.
     *
     * @param left permits left in the current hour; not all of them may fit before it ends
     */
    static Instant through(Instant now, long waiting, int left, Limits limits) {
        var nextHour = start(now, limits).plus(limits.hour());
        var fitting = fitting(now, left, limits);
        if (waiting <= fitting) {
            return now.plus(bursts(waiting, limits));
        }
        var more = waiting - fitting;
        var fullHours = (more - 1) / limits.hourly();
        var start = nextHour.plus(limits.hour().multipliedBy(fullHours));
        var free = now.plus(limits.burstLength().multipliedBy((fitting + limits.burst() - 1) / limits.burst()));
        return later(free, start).plus(bursts(more - fullHours * limits.hourly(), limits));
    }

    private static long fitting(Instant now, int left, Limits limits) {
        var rest = Duration.between(now, start(now, limits).plus(limits.hour()));
        return Math.min(left, (rest.dividedBy(limits.burstLength()) + 1) * limits.burst());
    }

    static Instant start(Instant time, Limits limits) {
        var hour = limits.hour().toMillis();
        return Instant.ofEpochMilli(time.toEpochMilli() / hour * hour);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration bursts(long calls, Limits limits) {
        return limits.burstLength().multipliedBy(Math.max(0, calls - 1) / limits.burst());
    }
}
