package ledger;

import java.time.Instant;
import signup.StatusChange;

/**
 * A webhook that is due to be applied.
 *
 * @param id the ledger's own
 * @param tries how often it was given to somebody, this time included
 * @param generatedAt the event's own time
 * @param late whether a newer snapshot of the envelope was applied before
 * @param news what it says
 */
public record StoredEvent(long id, int tries, Instant generatedAt, boolean late, StatusChange news) {}
