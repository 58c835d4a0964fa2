package app;

import docusign.DocuSignProperties;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import partners.Finding;
import partners.Partner;
import partners.Signing;

/** Looks whether webhooks and signing links can arrive as configured; nothing is called for that. */
final class ConnectCheck {

    private static final String KEYS = "docusign.connect.hmac-keys";
    private static final String ADDRESS = "docusign.connect.public-url";
    private static final int SHORT_KEY = 16;

    private final DocuSignProperties.Connect connect;
    private final Consumer<Finding> tell;

    ConnectCheck(DocuSignProperties docusign, Consumer<Finding> tell) {
        this.connect = docusign.connect();
        this.tell = tell;
    }

    void check(List<Partner> partners) {
        if (!connect.on() && connect.publicUrl().isEmpty()) {
            tell.accept(Finding.ok("", KEYS, "webhooks are off; outcomes are listed at reconcile.schedule"));
        } else if (!connect.on()) {
            warn(
                    KEYS,
                    "there is none, so webhooks are off",
                    "set a key of DocuSign Connect to hear of outcomes at once");
        } else if (connect.publicUrl().isEmpty()) {
            warn(ADDRESS, "is not set, so no envelope orders webhooks", "set it, or configure Connect for the account");
        } else {
            tell.accept(Finding.ok("", ADDRESS, "each envelope orders webhooks to " + connect.deliverTo()));
        }
        if (connect.hmacKeys().stream().anyMatch(key -> key.length() < SHORT_KEY)) {
            warn(KEYS, "a key is shorter than " + SHORT_KEY + " characters", "use the one that DocuSign makes");
        }
        address();
        partners.stream()
                .filter(partner -> partner.signing() == Signing.HYBRID
                        && connect.publicUrl().isEmpty())
                .forEach(partner -> tell.accept(PartnerTrial.unlinked(partner)));
    }

    private void address() {
        if (!connect.publicUrl().isEmpty()
                && !"https".equals(URI.create(connect.publicUrl()).getScheme())) {
            warn(ADDRESS, "is no https address", "DocuSign delivers to https only");
        }
    }

    private void warn(String key, String what, String todo) {
        tell.accept(Finding.warn("", key, 0, what, todo));
    }
}
