package throttle;

import java.time.Instant;
import java.util.Map;

/**
 * What became of one hour of an account.
 *
 * @param start when it began, by the database's clock
 * @param limit calls that were permitted in it
 * @param used calls of ours
 * @param lanes the same by lane
 * @param others calls of other applications, as far as DocuSign's answers told
 * @param refused calls that DocuSign refused for a limit
 */
public record Hour(Instant start, int limit, int used, Map<Lane, Integer> lanes, int others, int refused) {}
