package throttle;

import java.time.Duration;

/**
 * What DocuSign permits an account: calls in a clock hour (3,000 unless raised) and calls in any 30 seconds (500, in the
 * developer environment 200).
 *
 * @param hourly calls in one hour
 * @param burst calls in one burst window
 * @param hour length of the hour; another than an hour only in simulations
 * @param burstLength length of the burst window; another than 30 seconds only in simulations
 */
public record Limits(int hourly, int burst, Duration hour, Duration burstLength) {

    /** Added to the age a permit must reach before its call no longer counts: a call arrives later than its permit. */
    Duration slack() {
        return shorter(Duration.ofSeconds(1), burstLength.dividedBy(20));
    }

    /** How long before the end of an hour a permit counts in the next one too. */
    Duration border() {
        return shorter(Duration.ofSeconds(5), hour.dividedBy(50));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
