package bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What was done to the service. */
final class Tally {

    private final Map<Step, Integer> steps = new EnumMap<>(Step.class);
    private int kills;
    private int stops;
    private int outages;
    private int missed;
    private int diedAlone;
    private int stubborn;

    /** @param wasDead although it had been up and nobody had killed it */
    synchronized void killed(boolean wasDead) {
        kills++;
        diedAlone += wasDead ? 1 : 0;
    }

    synchronized void stopped() {
        stops++;
    }

    synchronized void outage() {
        outages++;
    }

    /** A blow at a named step has fallen there, or the instance never came there. */
    synchronized void aimed(Step step, boolean hit) {
        if (hit) {
            steps.merge(step, 1, Integer::sum);
        } else {
            missed++;
        }
    }

    synchronized void stubborn() {
        stubborn++;
    }

    synchronized int kills() {
        return kills;
    }

    synchronized int stops() {
        return stops;
    }

    synchronized int outages() {
        return outages;
    }

    /** Processes that were dead when they should have been killed. */
    synchronized int diedAlone() {
        return diedAlone;
    }

    /** Processes that did not end by SIGTERM. */
    synchronized int stubbornOnes() {
        return stubborn;
    }

    synchronized Map<Step, Integer> steps() {
        return Map.copyOf(steps);
    }

    /** How often each step was hit, in words. */
    synchronized String hits() {
        var words = steps.entrySet().stream()
                .map(entry -> entry.getKey().word() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return words + (missed == 0 ? "" : ", missed " + missed);
    }
}
