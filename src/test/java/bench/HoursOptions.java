package bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a trial of the quota is to be.
 *
 * @param replicas instances of the service over one ledger
 * @param hours how many hour windows the backlog is to fill
 * @param hourly calls of an hour
 * @param burst calls of a burst window
 * @param hour length of an hour
 * @param burstLength length of a burst window
 * @param others share of the hour that another application spends, at random times
 * @param kills replicas killed with calls in flight, each started again
 * @param restarts restarts of the database, without a word
 * @param inFlight calls under way of one replica
 * @param pace burst or even
 * @param answer how long DocuSign takes for an answer
 * @param clocks a library that sets a replica's clock apart, or ""; every second replica is five minutes slow
 */
record HoursOptions(
        int replicas,
        int hours,
        int hourly,
        int burst,
        Duration hour,
        Duration burstLength,
        double others,
        int kills,
        int restarts,
        int inFlight,
        String pace,
        Duration answer,
        String clocks) {

    private static final Set<String> KNOWN = Set.of(
            "replicas",
            "hours",
            "hourly",
            "burst",
            "hour",
            "burst-length",
            "others",
            "kills",
            "restarts",
            "in-flight",
            "pace",
            "answer",
            "clocks");

    static HoursOptions read(String... arguments) {
        var given = new HashMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.replaceFirst("^--", "").split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        var options = new HoursOptions(
                number(given, "replicas", 2),
                number(given, "hours", 20),
                number(given, "hourly", 300),
                number(given, "burst", 100),
                Duration.ofMillis(number(given, "hour", 6000)),
                Duration.ofMillis(number(given, "burst-length", 1000)),
                Double.parseDouble(given.getOrDefault("others", "0")),
                number(given, "kills", 0),
                number(given, "restarts", 0),
                number(given, "in-flight", 8),
                given.getOrDefault("pace", "burst"),
                Duration.ofMillis(number(given, "answer", 30)),
                given.getOrDefault("clocks", ""));
        given.keySet().removeAll(KNOWN);
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown options " + given.keySet());
        }
        return options;
    }

    private static int number(Map<String, String> given, String name, int usual) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
    }

    /** The least time in which that many calls can be made, begun with an hour. */
    Duration least(int calls) {
        var fullHours = (calls - 1) / hourly;
        var rest = (calls - 1) % hourly;
        return hour.multipliedBy(fullHours).plus(burstLength.multipliedBy(rest / burst));
    }
}
