package bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a trial of the outcomes is to be.
 *
 * @param signups in each of its two halves
 * @param lost share of the webhooks that never arrive
 * @param repeated share that comes twice
 * @param forged share beside which somebody else lies
 * @param late each comes at a random moment within that time, so that they overtake one another
 * @param acting within that time after the mail a signer has done what he does
 * @param every seconds between two listings, a divisor of 60
 * @param halves both, webhooks or listings
 * @param seed of all chances
 */
public record OutcomesOptions(
        int signups,
        double lost,
        double repeated,
        double forged,
        Duration late,
        Duration acting,
        int every,
        String halves,
        int seed) {

    private static final Set<String> KNOWN =
            Set.of("signups", "lost", "repeated", "forged", "late", "acting", "every", "halves", "seed");

    /** Reads {@code --signups=10000} and the like; times are milliseconds. */
    public static OutcomesOptions read(String... arguments) {
        var given = new HashMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.replaceFirst("^--", "").split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        var options = new OutcomesOptions(
                number(given, "signups", 10_000),
                share(given, "lost", "0.2"),
                share(given, "repeated", "0.2"),
                share(given, "forged", "0.05"),
                Duration.ofMillis(number(given, "late", 10_000)),
                Duration.ofMillis(number(given, "acting", 20_000)),
                number(given, "every", 30),
                given.getOrDefault("halves", "both"),
                number(given, "seed", 1));
        given.keySet().removeAll(KNOWN);
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown options " + given.keySet());
        }
        return options;
    }

    boolean webhooks() {
        return !halves.equals("listings");
    }

    boolean listings() {
        return !halves.equals("webhooks");
    }

    /** A bounce does not count as a change of the status: a listing brings it only as long as it reaches back to the mail. */
    Duration overlap() {
        return acting.plusSeconds(2);
    }

    private static int number(Map<String, String> given, String name, int usual) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
    }

    private static double share(Map<String, String> given, String name, String usual) {
        return Double.parseDouble(given.getOrDefault(name, usual));
    }
}
