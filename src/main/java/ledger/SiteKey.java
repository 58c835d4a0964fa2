package ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a partner's web site may do with the key it has just shown.
 *
 * @param id the key's public part
 * @param partner whose sign-ups it is about, and no other's
 * @param name what the operator calls it
 * @param templates the partner's words for the templates it may use; empty for all of them
 * @param operations what it may ask for
 * @param returnUrls where people may be led back to
 * @param networks the addresses it may come from, as 10.0.0.0/8; none for everywhere
 * @param perMinute calls of a clock minute
 * @param used calls of this minute, this one included
 * @param secondsLeft of this minute
 * @param suspended whether an operator has stopped the partner
 */
public record SiteKey(
        String id,
        String partner,
        String name,
        Optional<Set<String>> templates,
        Set<String> operations,
        List<String> returnUrls,
        List<String> networks,
        int perMinute,
        int used,
        int secondsLeft,
        boolean suspended) {

    /** Whether sign-ups of that template are its business. */
    public boolean sees(String template) {
        return templates.isEmpty() || templates.get().contains(template);
    }

    /** Calls that are left of this minute; below zero if there were too many. */
    public int left() {
        return perMinute - used;
    }
}
