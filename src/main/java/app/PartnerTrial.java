package app;

import docusign.DocuSignProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import partners.Finding;
import partners.Partner;
import partners.PartnerDatabases;
import partners.Signing;
import partners.StatementCheck;

/** Whether a partner whose folder is in order can work here: what its folder cannot say by itself. */
@Component
class PartnerTrial {

    private final DocuSignProperties docusign;
    private final PartnerDatabases databases;
    private final StatementCheck statements;

    PartnerTrial(DocuSignProperties docusign, PartnerDatabases databases, StatementCheck statements) {
        this.docusign = docusign;
        this.databases = databases;
        this.statements = statements;
    }

    /** A mail whose link leads to us is worth nothing if nobody knows where we are. */
    Optional<Finding> link(Partner partner) {
        if (partner.signing() != Signing.HYBRID
                || !docusign.connect().publicUrl().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(unlinked(partner));
    }

    static Finding unlinked(Partner partner) {
        return Finding.fail(
                partner.name(),
                "partner.yaml",
                0,
                "signing: hybrid mails links of ours, and nobody has said where we are reached",
                "set docusign.connect.public-url");
    }

    /** Whether its kind of database can be spoken to. */
    Optional<Finding> driver(Partner partner) {
        return partner.database().isEmpty() ? Optional.empty() : databases.missingDriver(partner);
    }

    /** What its real database says of its statements; none of them is run. */
    List<Finding> statements(Partner partner) {
        return partner.database().isEmpty() || driver(partner).isPresent()
                ? List.of()
                : statements.check(partner, databases.of(partner));
    }

    /** All of it. */
    List<Finding> all(Partner partner) {
        var findings = new ArrayList<Finding>();
        link(partner).ifPresent(findings::add);
        driver(partner).ifPresent(findings::add);
        findings.addAll(statements(partner));
        return findings;
    }
}
