package ledger;

import java.time.Instant;
import java.util.List;

/**
 * A key as an operator sees it, without what would open anything. A time that does not apply is null, and so are templates
 * that are not limited.
 */
public record SiteKeyView(
        String id,
        String name,
        List<String> templates,
        List<String> operations,
        List<String> returnUrls,
        List<String> networks,
        int perMinute,
        Instant expires,
        Instant createdAt,
        String createdBy,
        Instant revokedAt,
        String revokedBy,
        Instant lastUsedAt) {}
