package docusign;

import java.util.List;
import signup.Draft;

/**
 * One page of an account's drafts.
 *
 * @param drafts those that carry a key of ours
 * @param listed how many envelopes were on it, ours or not
 * @param more whether DocuSign has further pages
 */
public record DraftsPage(List<Draft> drafts, int listed, boolean more) {}
