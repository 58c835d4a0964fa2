package ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * What a sender asks of the ledger.
 *
 * @param account the DocuSign account to send with
 * @param shares the partners whose turn it may be, by name, with their weights
 * @param twoStep the partners whose envelopes are created as drafts first
 * @param most never more than that
 * @param extra that many more of partners that have had less than their share of the hour
 * @param hour start of the hour that these count in
 * @param hourly calls of an hour, of which each partner's share is a part
 * @param length after which a sign-up counts as doubtful, unless its result was recorded
 */
public record Claim(
        String account,
        Map<String, Integer> shares,
        Collection<String> twoStep,
        int most,
        int extra,
        Instant hour,
        int hourly,
        Duration length) {

    /** Calls of the hour for each unit of weight. */
    double fair() {
        return (double) hourly
                / Math.max(
                        1, shares.values().stream().mapToInt(Integer::intValue).sum());
    }
}
