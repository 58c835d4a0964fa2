package throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An account of DocuSign and its callers on a clock of their own: calls arrive a little after their permit, are counted
 * there by an hour and a sliding burst, and are answered in any order with headers.
 */
final class Simulation {

    private record UnderWay(Permit permit, Instant arrives, Instant answered) {}

    private final JdbcClient jdbc;
    private final String account;
    private final Limits limits;
    private final Random random;
    private final List<UnderWay> underWay = new ArrayList<>();
    private final List<Instant> counted = new ArrayList<>();
    private Report heard = Report.NOTHING;
    private int hourly;
    private Instant now;
    private int ours;
    private int refused;

    /** How far DocuSign's clock is ahead of the database's. */
    Duration ahead = Duration.ZERO;

    Simulation(JdbcClient jdbc, String account, Limits limits, Instant start, long seed) {
        this.jdbc = jdbc;
        this.account = account;
        this.limits = limits;
        this.hourly = limits.hourly();
        this.now = start;
        this.random = new Random(seed);
    }

    void docusignPermits(int calls) {
        hourly = calls;
    }

    /** Time passes, calls arrive and are answered; then that many more are wanted, and those granted are made. */
    Grant step(Duration passed, Lane lane, int wanted) {
        now = now.plus(passed);
        happen();
        var grant = new Asking(jdbc, account, limits).at(now).take(lane, wanted, 0, heard);
        heard = Report.NOTHING;
        for (var call = 0; call < grant.permits(); call++) {
            var arrives = now.plusMillis(random.nextInt((int) limits.slack().toMillis()));
            underWay.add(new UnderWay(grant.permit(), arrives, arrives.plusMillis(random.nextInt(400))));
        }
        return grant;
    }

    private void happen() {
        underWay.sort((one, other) -> one.arrives().compareTo(other.arrives()));
        for (var call : List.copyOf(underWay)) {
            if (!call.arrives().isAfter(now)) {
                underWay.remove(call);
                heard = heard.and(answer(call));
            }
        }
    }

    private Report answer(UnderWay call) {
        var at = call.arrives().plus(ahead);
        var inHour = count(hourStart(at), at);
        var inBurst = count(at.minus(limits.burstLength()), at);
        var over = inHour >= hourly || inBurst >= limits.burst();
        if (over) {
            refused++;
        } else {
            counted.add(at);
            ours++;
        }
        var said = new Said(
                hourStart(at).plus(limits.hour()), hourly, Math.min(hourly, inHour + 1), limits.burst(), inBurst + 1);
        var age = System.nanoTime() - Duration.between(call.arrives(), now).toNanos();
        return new Report(call.permit().hour(), 1, 0, over ? 1 : 0, said, age, age);
    }

    /** Another application calls. */
    void other(int calls) {
        var at = now.plus(ahead);
        for (var call = 0; call < calls && count(hourStart(at), at) < hourly; call++) {
            counted.add(at);
        }
    }

    private int count(Instant from, Instant to) {
        return (int) counted.stream()
                .filter(one -> !one.isBefore(from) && !one.isAfter(to))
                .count();
    }

    private Instant hourStart(Instant time) {
        var length = limits.hour().toMillis();
        return Instant.ofEpochMilli(time.toEpochMilli() / length * length);
    }

    /** Calls that DocuSign took from us. */
    int ours() {
        return ours;
    }

    /** Calls that DocuSign refused for a limit. */
    int refused() {
        return refused;
    }

    Instant now() {
        return now;
    }

    /** The largest number in an hour that began after that time. */
    int inHourOf(Instant time) {
        return count(hourStart(time), hourStart(time).plus(limits.hour()).minusNanos(1));
    }
}
