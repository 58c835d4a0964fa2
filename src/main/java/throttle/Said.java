package throttle;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What the headers of one answer say of the account's windows: {@code X-RateLimit-Limit}, {@code -Remaining} and
 * {@code -Reset} (seconds since 1970), {@code X-BurstLimit-Limit} and {@code -Remaining}. DocuSign documents them for every
 * answer; nothing relies on them.
 *
 * @param hourEnd when the hour turns, null if it was not said
 * @param hourLimit calls of an hour, null if it was not said, like the others
 */
record Said(Instant hourEnd, Integer hourLimit, Integer hourUsed, Integer burstLimit, Integer burstUsed) {

    static final Said NOTHING = new Said(null, null, null, null, null);

    private static final int NONSENSE = 10_000_000;

    /** @param headers with names in lower case */
    static Said read(Map<String, String> headers) {
        var hour = limit(headers, "x-ratelimit");
        var burst = limit(headers, "x-burstlimit");
        return new Said(
                end(headers), hour, used(headers, "x-ratelimit", hour), burst, used(headers, "x-burstlimit", burst));
    }

    boolean nothing() {
        return hourLimit == null && burstLimit == null;
    }

    /** This and a later word: of one hour the most that was used counts, of everything else the later word. */
    Said and(Said later) {
        if (later.nothing()) {
            return this;
        }
        var sameHour = hourUsed != null && later.hourUsed != null && Objects.equals(hourEnd, later.hourEnd);
        return new Said(
                later.hourEnd,
                later.hourLimit,
                sameHour ? Integer.valueOf(Math.max(hourUsed, later.hourUsed)) : later.hourUsed,
                later.burstLimit,
                later.burstUsed);
    }

    private static Integer limit(Map<String, String> headers, String window) {
        var limit = number(headers, window + "-limit");
        return limit.isPresent() && limit.getAsLong() > 0 && limit.getAsLong() < NONSENSE
                ? (int) limit.getAsLong()
                : null;
    }

    private static Integer used(Map<String, String> headers, String window, Integer limit) {
        var left = number(headers, window + "-remaining");
        return limit == null || left.isEmpty() || left.getAsLong() > limit
                ? null
                : (int) (limit - Math.max(0, left.getAsLong()));
    }

    private static Instant end(Map<String, String> headers) {
        try {
            var reset = number(headers, "x-ratelimit-reset");
            return reset.isPresent() && reset.getAsLong() > 0 && reset.getAsLong() < 10_000_000_000L
                    ? Instant.ofEpochSecond(reset.getAsLong())
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static OptionalLong number(Map<String, String> headers, String name) {
        try {
            var value = headers.get(name);
            return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.trim()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
