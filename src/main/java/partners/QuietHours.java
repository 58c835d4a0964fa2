package partners;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hours of each day in which nothing of a partner is pulled or sent.
 *
 * @param from when they begin
 * @param to when they are over, on the next day if that is earlier
 * @param zone where the clock hangs
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    /** @throws IllegalArgumentException if they would never be over */
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours that never end");
        }
    }

    private record Night(Instant begin, Instant end) {}

    /** When they are over, if they are on at that time. */
    public Optional<Instant> until(Instant at) {
        return nights(at)
                .filter(night -> !at.isBefore(night.begin()) && at.isBefore(night.end()))
                .map(Night::end)
                .findFirst();
    }

    /** When they begin or end next. */
    public Instant change(Instant at) {
        return nights(at)
                .flatMap(night -> Stream.of(night.begin(), night.end()))
                .filter(time -> time.isAfter(at))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Stream<Night> nights(Instant at) {
        var today = at.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(-1, 2).mapToObj(today::plusDays).map(this::night);
    }

    private Night night(LocalDate day) {
        var last = from.isBefore(to) ? day : day.plusDays(1);
        return new Night(instant(day.atTime(from), true), instant(last.atTime(to), false));
    }

    /** A time that the clock passes over is when it is put forward; one that comes twice widens the quiet hours. */
    private Instant instant(LocalDateTime time, boolean first) {
        var transition = zone.getRules().getTransition(time);
        if (transition == null) {
            return time.atZone(zone).toInstant();
        }
        if (transition.isGap()) {
            return transition.getInstant();
        }
        return time.toInstant(first ? transition.getOffsetBefore() : transition.getOffsetAfter());
    }
}
