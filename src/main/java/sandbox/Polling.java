package sandbox;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Watches how often one envelope is asked for or changed: DocuSign refuses too much, and reports less than that. */
final class Polling {

    private static final class Trail {
        private final Deque<Long> recent = new ArrayDeque<>();
        private long hour = -1;
        private int inHour;
        private long last = Long.MIN_VALUE;
    }

    private final Limits limits;
    private final Clock clock;
    private final Counters counters;
    private final Map<String, Trail> trails = new ConcurrentHashMap<>();

    Polling(Limits limits, Clock clock, Counters counters) {
        this.limits = limits;
        this.clock = clock;
        this.counters = counters;
    }

    void step(Operation operation, String envelopeId) {
        if (operation.polls()) {
            polite(envelopeId);
            step(envelopeId, true, "Envelope_Polling_Limit_Exceeded");
        } else if (operation.downloads()) {
            step(envelopeId, true, "Envelope_Polling_Limit_Exceeded");
        } else if (operation.updates()) {
            step(envelopeId, false, "APIInvocation_Envelope_Limit_Exceeded");
        }
    }

    private void polite(String envelopeId) {
        Trail trail = trail(envelopeId, true);
        synchronized (trail) {
            long now = clock.millis();
            if (trail.last > now - limits.politePolling().toMillis()) {
                counters.impolitePoll();
            }
            trail.last = now;
        }
    }

    private Trail trail(String envelopeId, boolean reads) {
        return trails.computeIfAbsent(reads + envelopeId, any -> new Trail());
    }

    private void step(String envelopeId, boolean reads, String code) {
        Trail trail = trail(envelopeId, reads);
        synchronized (trail) {
            long now = clock.millis();
            count(trail, now);
            if (trail.inHour > limits.pollingHourly()) {
                throw tooMany("Hourly_" + code);
            }
            if (trail.recent.size() > limits.pollingBurst()) {
                throw tooMany("Burst_" + code);
            }
        }
    }

    private void count(Trail trail, long now) {
        long hour = now / limits.hourLength().toMillis();
        trail.inHour = trail.hour == hour ? trail.inHour + 1 : 1;
        trail.hour = hour;
        trail.recent.addLast(now);
        while (trail.recent.peekFirst() <= now - limits.burstLength().toMillis()) {
            trail.recent.pollFirst();
        }
    }

    private Refusal tooMany(String code) {
        return Refusal.of(
                limits.status().code(), code, "The maximum number of calls for this envelope has been exceeded.");
    }
}
