package sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the sandbox delivers webhooks.
 *
 * @param url where those of every envelope go, or "" if only envelopes' own orders count
 * @param keys it signs with each of them
 * @param firstRetry how long after the first failure; then twice as long each time
 * @param attempts after so many failures it gives up
 * @param most so many may be under way; more are dropped and counted
 */
public record ConnectSettings(String url, List<String> keys, Duration firstRetry, int attempts, int most) {

    public ConnectSettings {
        keys = List.copyOf(keys);
    }

    static ConnectSettings defaults() {
        return new ConnectSettings("", List.of(), Duration.ofSeconds(5), 10, 50_000);
    }

    ConnectSettings to(String other) {
        return new ConnectSettings(other, keys, firstRetry, attempts, most);
    }

    ConnectSettings signing(String another) {
        List<String> more = new ArrayList<>(keys);
        more.add(another);
        return new ConnectSettings(url, more, firstRetry, attempts, most);
    }

    ConnectSettings signingOnly(List<String> others) {
        return new ConnectSettings(url, others, firstRetry, attempts, most);
    }

    ConnectSettings retrying(Duration first, int times) {
        return new ConnectSettings(url, keys, first, times, most);
    }
}
