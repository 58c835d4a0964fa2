package sandbox;

import java.util.List;

/**
 * How an account's quota was treated so far.
 *
 * @param hours each hour window in which somebody called, oldest first
 * @param mostInAnHour the most calls that anybody tried in one hour window, refused ones included
 * @param mostInABurst the same for any sliding burst window
 * @param refused our calls refused by the limits
 */
public record QuotaReport(List<HourUse> hours, int mostInAnHour, int mostInABurst, int refused) {}
