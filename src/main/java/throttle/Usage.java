package throttle;

import java.time.Instant;

/**
 * What an operator sees of an account's quota.
 *
 * @param hourUsed permits taken in the current hour
 * @param hourLimit permits of an hour
 * @param closedUntil until when DocuSign or a fault keeps the account closed; in the past if it is open
 * @param closedWhy why, or ""
 */
public record Usage(int hourUsed, int hourLimit, Instant closedUntil, String closedWhy) {}
