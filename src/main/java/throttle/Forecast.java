package throttle;

import java.time.Duration;
import java.time.Instant;

/** Says when a backlog can be through at best: the quota decides, not the machine. */
public final class Forecast {

    private Forecast() {}

    /**
     * The earliest time at which the last of {@code waiting} calls can be made.
     *
     * @param left permits left in the current hour
     */
    public static Instant through(Instant now, long waiting, int left, Limits limits) {
        if (waiting <= left) {
            return now.plus(bursts(waiting, limits));
        }
        var hour = limits.hour().toMillis();
        var nextHour = Instant.ofEpochMilli((now.toEpochMilli() / hour + 1) * hour);
        var later = waiting - left;
        var fullHours = (later - 1) / limits.hourly();
        return nextHour.plus(limits.hour().multipliedBy(fullHours))
                .plus(bursts(later - fullHours * limits.hourly(), limits));
    }

    private static Duration bursts(long calls, Limits limits) {
        return limits.burstLength().multipliedBy(Math.max(0, calls - 1) / limits.burst());
    }
}
