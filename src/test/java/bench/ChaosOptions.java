package bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;

/**
 * What one run of the crash harness does.
 *
 * @param signups rows in the partner's table
 * @param kills SIGKILLs, spread over the run
 * @param stops SIGSTOPs of longer than the lease, many of them longer than lease and settle time together
 * @param outages of a database: restarted, connections cut, the partner's one away, in turn
 * @param instances of the service over one ledger
 * @param twoStep draft first, then send
 * @param faults how many of a hundred create calls are done but never answered; other faults add as many again
 * @param seed repeats the schedule, the faults and the signers
 * @param policy what is done about silence
 * @param lease of a sender
 * @param settle how long a look-up that finds nothing proves nothing
 * @param listingDelay how late the sandbox lists what it has
 * @param signing the earliest that a signer acts; the latest is half as much later
 * @param patience for the end, after the last kill
 * @param brief ends as soon as somebody was mailed twice, for the proof that the harness sees it
 * @param hurry lets long waiting times pass at once, at the end
 */
public record ChaosOptions(
        int signups,
        int kills,
        int stops,
        int outages,
        int instances,
        boolean twoStep,
        double faults,
        long seed,
        Policy policy,
        Duration lease,
        Duration settle,
        Duration listingDelay,
        Duration signing,
        Duration patience,
        boolean brief,
        boolean hurry) {

    /** What is done when nothing was heard of a create call. */
    public enum Policy {
        /** What the service does. */
        PRODUCT,
        /** Sent again at once: the harness must find duplicates. */
        NAIVE_RETRY,
        /** Looked up before DocuSign lists what it has, and believed: the harness must find duplicates. */
        LOOK_UP_AT_ONCE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Set<String> KEYS = Set.of(
            "signups",
            "kills",
            "stops",
            "outages",
            "instances",
            "delivery",
            "faults",
            "seed",
            "policy",
            "lease",
            "settle",
            "listing-delay",
            "signing",
            "patience",
            "brief",
            "hurry");

    /** Reads {@code --key=value}; what is not said has its default. */
    public static ChaosOptions read(String... args) {
        var said = new LinkedHashMap<String, String>();
        for (var arg : args) {
            var parts = arg.replaceFirst("^--", "").split("=", 2);
            if (!KEYS.contains(parts[0])) {
                throw new IllegalArgumentException("no option " + arg + "; there are " + KEYS);
            }
            said.put(parts[0], parts.length == 2 ? parts[1] : "true");
        }
        var policy = policy(said.getOrDefault("policy", "product"));
        var early = policy == Policy.LOOK_UP_AT_ONCE;
        var product = policy == Policy.PRODUCT;
        return new ChaosOptions(
                number(said, "signups", 300),
                number(said, "kills", 3),
                number(said, "stops", 0),
                number(said, "outages", 0),
                number(said, "instances", 2),
                said.getOrDefault("delivery", "direct").equals("two-step"),
                Double.parseDouble(said.getOrDefault("faults", "0.05")),
                Long.parseLong(said.getOrDefault("seed", "1")),
                policy,
                time(said, "lease", "6s"),
                time(said, "settle", early ? "1ms" : "6s"),
                time(said, "listing-delay", product ? "2s" : early ? "15s" : "8s"),
                time(said, "signing", "20s"),
                time(said, "patience", "15m"),
                Boolean.parseBoolean(said.getOrDefault("brief", "false")),
                Boolean.parseBoolean(said.getOrDefault("hurry", "false")));
    }

    /** How many times something bad happens. */
    int blows() {
        return kills + stops + outages;
    }

    private static Policy policy(String word) {
        return Policy.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static int number(Map<String, String> said, String key, int otherwise) {
        return Integer.parseInt(said.getOrDefault(key, Integer.toString(otherwise)));
    }

    private static Duration time(Map<String, String> said, String key, String otherwise) {
        return DurationStyle.detectAndParse(said.getOrDefault(key, otherwise));
    }
}
