package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Sandbox;
import throttle.Lane;
import throttle.Limits;
import throttle.Pace;
import throttle.SharedQuota;

/** Persons who wait for a page: how long each waits for the permit of one call, beside a batch or alone. */
final class People {

    private final Sandbox sandbox;
    private final SharedQuota quota;
    private final List<Double> idle = new ArrayList<>();
    private final List<Double> beside = new ArrayList<>();

    People(HoursOptions options, JdbcClient ledger, Sandbox sandbox) {
        this.sandbox = sandbox;
        this.quota = new SharedQuota(
                ledger,
                Map.of(
                        "main",
                        new Limits(
                                options.hourly(),
                                options.burst(),
                                options.hour(),
                                options.burstLength(),
                                0.05,
                                Pace.BURST)));
    }

    void comeWhileNothingElseHappens(int persons) throws InterruptedException {
        for (var person = 0; person < persons; person++) {
            idle.add(wait(Duration.ofSeconds(30)));
        }
    }

    void comeBesideTheBatch() throws InterruptedException {
        beside.add(wait(Duration.ofSeconds(30)));
    }

    private double wait(Duration most) throws InterruptedException {
        var begun = System.nanoTime();
        for (var left = most.toMillis(); left > 0; left -= 5) {
            var grant = Patience.again(() -> quota.take("main", Lane.INTERACTIVE, 1));
            if (grant.permits() == 1) {
                sandbox.otherApp(1);
                quota.ended(grant.permit(), Map.of(), false);
                break;
            }
            Patience.pause(Duration.ofMillis(5));
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    /** How many came beside the batch. */
    int count() {
        return beside.size();
    }

    /** What it came to, in milliseconds. */
    String told() {
        return "a person's permit: alone %.1f ms, beside the batch %.1f ms at the median, %.1f ms at most, of %d%n"
                .formatted(
                        median(idle),
                        median(beside),
                        beside.stream().mapToDouble(one -> one).max().orElse(0),
                        beside.size());
    }

    private static double median(List<Double> times) {
        return times.isEmpty() ? 0 : times.stream().sorted().toList().get(times.size() / 2);
    }
}
