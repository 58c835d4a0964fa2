package throttle;

import java.time.Duration;

/**
 * What DocuSign permits an account: calls in a clock hour (3,000 unless raised) and calls in any 30 seconds (500, in the
 * developer environment 200), and how we want them spent.
 *
 * @param hourly calls in one hour
 * @param burst calls in one burst window
 * @param hour length of the hour; another than an hour only in simulations
 * @param burstLength length of the burst window; another than 30 seconds only in simulations
 * @param reserve share of the hour kept for people who wait, from 0 to 1; it melts as the hour passes
 * @param pace how the batch spends the hour
 */
public record Limits(int hourly, int burst, Duration hour, Duration burstLength, double reserve, Pace pace) {

    /** Share of the hour kept for partners that have had less than theirs; it melts as the hour passes. */
    static final double FAIR = 0.1;

    /** Share of the hour kept for learning outcomes; it melts too. */
    static final double RECONCILE = 0.01;

    /** Share of the hour after which nothing is kept any more. */
    static final double MELTED = 0.95;

    /** Nothing kept for people, as fast as possible. */
    public Limits(int hourly, int burst, Duration hour, Duration burstLength) {
        this(hourly, burst, hour, burstLength, 0, Pace.BURST);
    }

    /** Added to the age a permit must reach before its call no longer counts: a call arrives later than its permit. */
    Duration slack() {
        return shorter(Duration.ofSeconds(1), longer(Duration.ofMillis(100), burstLength.dividedBy(20)));
    }

    /** How long before the end of an hour a permit counts in the next one too, and after its start in the last one. */
    Duration border() {
        return shorter(Duration.ofSeconds(5), longer(Duration.ofMillis(100), hour.dividedBy(100)));
    }

    /** How old a permit may be when its call leaves; the other half of the slack is for the way. */
    Duration startWithin() {
        return slack().dividedBy(2);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
