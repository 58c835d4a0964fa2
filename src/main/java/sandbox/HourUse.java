package sandbox;

import java.time.Instant;

/**
 * What one account spent in one hour window, for whoever proves that the quota is kept and used.
 *
 * @param calls admitted calls of ours
 * @param otherApps admitted calls of everybody else
 * @param refused our calls that came when nothing was left of the hour or of the burst
 */
public record HourUse(Instant start, int limit, int calls, int otherApps, int refused) {}
