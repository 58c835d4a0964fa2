package sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One account's two windows: an hour aligned to the clock, and a sliding burst. */
final class Quota {

    private static final int HOURS_KEPT = 10_000;

    private static final class Hour {
        private int ours;
        private int others;
        private int refused;

        int used() {
            return ours + others;
        }
    }

    /** What one call met, and what is left after it. */
    record Reading(boolean hourSpent, boolean burstSpent, int hourLeft, int burstLeft, long resetSecond) {
        boolean refused() {
            return hourSpent || burstSpent;
        }
    }

    private final Limits limits;
    private final Clock clock;
    private final TreeMap<Long, Hour> hours = new TreeMap<>();
    private final Deque<Long> admitted = new ArrayDeque<>();
    private final Deque<Long> tried = new ArrayDeque<>();
    private int mostInAnHour;
    private int mostInABurst;

    Quota(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    synchronized Reading call() {
        long now = clock.millis();
        Hour hour = hour(now);
        slide(now);
        tried.addLast(now);
        boolean hourSpent = hour.used() >= limits.hourly();
        boolean burstSpent = admitted.size() >= limits.burst();
        if (hourSpent || burstSpent) {
            hour.refused++;
        } else {
            hour.ours++;
            admitted.addLast(now);
        }
        mostInAnHour = Math.max(mostInAnHour, hour.used() + hour.refused);
        mostInABurst = Math.max(mostInABurst, tried.size());
        return reading(now, hourSpent, burstSpent);
    }

    /** Another application's calls: the hour takes all that fit, the burst as many of them as fit. */
    synchronized int otherApp(int calls) {
        long now = clock.millis();
        Hour hour = hour(now);
        slide(now);
        int taken = Math.max(0, Math.min(calls, limits.hourly() - hour.used()));
        hour.others += taken;
        for (int i = 0; i < taken && admitted.size() < limits.burst(); i++) {
            admitted.addLast(now);
            tried.addLast(now);
        }
        return taken;
    }

    synchronized Reading look() {
        long now = clock.millis();
        slide(now);
        return reading(now, false, false);
    }

    synchronized QuotaReport report() {
        List<HourUse> uses = new ArrayList<>();
        int refused = 0;
        for (Map.Entry<Long, Hour> entry : hours.entrySet()) {
            Hour hour = entry.getValue();
            Instant start =
                    Instant.ofEpochMilli(entry.getKey() * limits.hourLength().toMillis());
            uses.add(new HourUse(start, limits.hourly(), hour.ours, hour.others, hour.refused));
            refused += hour.refused;
        }
        return new QuotaReport(uses, mostInAnHour, mostInABurst, refused);
    }

    private Reading reading(long now, boolean hourSpent, boolean burstSpent) {
        long length = limits.hourLength().toMillis();
        long reset = (now / length + 1) * length;
        return new Reading(
                hourSpent,
                burstSpent,
                Math.max(0, limits.hourly() - hour(now).used()),
                Math.max(0, limits.burst() - admitted.size()),
                (reset + 999) / 1000);
    }

    private Hour hour(long now) {
        Hour hour = hours.computeIfAbsent(now / limits.hourLength().toMillis(), any -> new Hour());
        if (hours.size() > HOURS_KEPT) {
            hours.pollFirstEntry();
        }
        return hour;
    }

    private void slide(long now) {
        long gone = now - limits.burstLength().toMillis();
        drop(admitted, gone);
        drop(tried, gone);
    }

    private static void drop(Deque<Long> times, long until) {
        while (!times.isEmpty() && times.peekFirst() <= until) {
            times.pollFirst();
        }
    }
}
