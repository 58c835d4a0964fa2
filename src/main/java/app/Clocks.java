package app;

import java.time.Duration;
import partners.Finding;

/** Says what a difference between two clocks means: tokens are refused for it, and hours begin at another time. */
final class Clocks {

    private static final Duration NOTED = Duration.ofSeconds(5);
    private static final Duration HARMFUL = Duration.ofMinutes(1);

    private Clocks() {}

    /** @param ahead how far the other clock is ahead of ours */
    static Finding compare(String key, String whose, Duration ahead) {
        var apart = ahead.abs();
        if (apart.compareTo(NOTED) <= 0) {
            return Finding.ok("", key, whose + " clock and this machine's agree");
        }
        var what = "this machine's clock is " + apart.toSeconds() + " s "
                + (ahead.isNegative() ? "ahead of " : "behind ") + whose;
        var todo = "let this machine ask a time server";
        return apart.compareTo(HARMFUL) > 0
                ? Finding.fail("", key, 0, what, todo)
                : Finding.warn("", key, 0, what, todo);
    }
}
