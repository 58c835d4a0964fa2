package docusign;

import java.util.List;
import signup.StatusChange;

/**
 * One page of DocuSign's listing.
 *
 * @param changes the news on it
 * @param listed how many envelopes were on it, ours or not
 * @param more whether DocuSign has further pages
 */
public record ChangesPage(List<StatusChange> changes, int listed, boolean more) {}
