package sandbox;

import java.time.Duration;

/**
 * How much an account may call, so that a rehearsal can shrink an hour to seconds and keep the proportions.
 *
 * @param hourly calls in one hour window, aligned to multiples of {@code hourLength} since the epoch
 * @param burst calls in any {@code burstLength}
 * @param pollingHourly GETs, and apart from them PUTs, of one envelope in one hour window; DocuSign keeps its number secret
 * @param pollingBurst the same in any {@code burstLength}
 * @param status with which status a limit is announced
 */
public record Limits(
        int hourly,
        int burst,
        Duration hourLength,
        Duration burstLength,
        int pollingHourly,
        int pollingBurst,
        LimitStatus status) {

    /** DocuSign moved its limit errors from 400 to 429 in 2026; the error code stayed. */
    public enum LimitStatus {
        LEGACY(400),
        CURRENT(429);

        private final int code;

        LimitStatus(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    public Limits {
        if (hourly < 1 || burst < 1 || pollingHourly < 1 || pollingBurst < 1) {
            throw new IllegalArgumentException("a limit must permit at least one call");
        }
        if (hourLength.toMillis() < 1 || burstLength.toMillis() < 1) {
            throw new IllegalArgumentException("a window must last at least a millisecond");
        }
    }

    static Limits defaults() {
        return new Limits(3000, 500, Duration.ofHours(1), Duration.ofSeconds(30), 250, 25, LimitStatus.CURRENT);
    }

    Limits calls(int perHour, int perBurst) {
        return new Limits(perHour, perBurst, hourLength, burstLength, pollingHourly, pollingBurst, status);
    }

    Limits lengths(Duration hour, Duration shortOne) {
        return new Limits(hourly, burst, hour, shortOne, pollingHourly, pollingBurst, status);
    }

    Limits polling(int perHour, int perBurst) {
        return new Limits(hourly, burst, hourLength, burstLength, perHour, perBurst, status);
    }

    Limits status(LimitStatus announced) {
        return new Limits(hourly, burst, hourLength, burstLength, pollingHourly, pollingBurst, announced);
    }

    /** One look at an envelope per quarter of an hour is what the go-live review accepts. */
    Duration politePolling() {
        return hourLength.dividedBy(4);
    }
}
