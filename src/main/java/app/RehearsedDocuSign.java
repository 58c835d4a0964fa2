package app;

import docusign.DocuSignProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import partners.Partner;
import partners.PendingColumns;
import sandbox.Identities;
import sandbox.SandboxAccount;
import sandbox.SandboxSettings;
import sandbox.SandboxTemplate;
import sandbox.SandboxUser;

/** DocuSign as a partner's folder describes it, for a rehearsal that asks nobody else. */
final class RehearsedDocuSign {

    private RehearsedDocuSign() {}

    /** The account, its user, and the partner's templates with its role and a tab for each further column. */
    static SandboxSettings of(DocuSignProperties docusign, Partner partner, List<Map<String, String>> rows) {
        var labels = rows.stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .filter(PendingColumns::isField)
                .toList();
        var role = List.of(new SandboxTemplate.Role(partner.role(), 1, labels));
        var templates = partner.templates().values().stream()
                .distinct()
                .map(id -> new SandboxTemplate(id, partner.name(), role))
                .toList();
        var users = docusign.accounts().values().stream()
                .map(DocuSignProperties.Account::userId)
                .distinct()
                .map(id -> new SandboxUser(id, "Sender", "sender@example.com", true))
                .toList();
        var accounts = docusign.accounts().values().stream()
                .map(one -> new SandboxAccount(one.accountId(), "Rehearsal", List.of(one.userId()), templates))
                .toList();
        var usual = SandboxSettings.defaults().withLimits(1_000_000, 1_000_000);
        return usual.with(new Identities(
                docusign.oauthHost(),
                Duration.ofHours(1),
                Map.of(docusign.integrationKey(), List.of()),
                users,
                accounts));
    }
}
