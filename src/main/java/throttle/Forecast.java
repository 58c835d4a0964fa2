package throttle;

import java.time.Duration;
import java.time.Instant;

/** Says when a backlog can be through at best: the quota decides, not the machine. */
public final class Forecast {

    private Forecast() {}

    /**
     * The earliest time at which the last of {@code waiting} calls can be made.
     *
     * @param left permits left in the current hour; not all of them may fit before it ends
     */
    public static Instant through(Instant now, long waiting, int left, Limits limits) {
        var hour = limits.hour().toMillis();
        var nextHour = Instant.ofEpochMilli((now.toEpochMilli() / hour + 1) * hour);
        var windows = Duration.between(now, nextHour).dividedBy(limits.burstLength()) + 1;
        var fitting = Math.min(left, windows * limits.burst());
        if (waiting <= fitting) {
            return now.plus(bursts(waiting, limits));
        }
        var later = waiting - fitting;
        var fullHours = (later - 1) / limits.hourly();
        var start = nextHour.plus(limits.hour().multipliedBy(fullHours));
        var free = now.plus(limits.burstLength().multipliedBy((fitting + limits.burst() - 1) / limits.burst()));
        return (free.isAfter(start) ? free : start).plus(bursts(later - fullHours * limits.hourly(), limits));
    }

    private static Duration bursts(long calls, Limits limits) {
        return limits.burstLength().multipliedBy(Math.max(0, calls - 1) / limits.burst());
    }
}
