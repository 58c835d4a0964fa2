package ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an operator wants a new key to be able to do.
 *
 * @param name what the operator calls it
 * @param templates the partner's words for the templates it may use; empty for all of them
 * @param operations what it may ask for
 * @param returnUrls where people may be led back to: an address, or its beginning and a star
 * @param networks the addresses it may come from, as 10.0.0.0/8; none for everywhere
 * @param perMinute calls of a clock minute
 * @param expires when it ends by itself
 */
public record NewSiteKey(
        String name,
        Optional<List<String>> templates,
        List<String> operations,
        List<String> returnUrls,
        List<String> networks,
        int perMinute,
        Optional<Instant> expires) {}
