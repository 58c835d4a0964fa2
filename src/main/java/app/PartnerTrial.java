package app;

import docusign.DocuSignProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import partners.Finding;
import partners.Partner;
import partners.PartnerDatabases;
import partners.PendingColumns;
import partners.Signing;
import partners.StatementCheck;
import partners.TypeCheck;

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
        if (partner.database().isEmpty() || driver(partner).isPresent()) {
            return List.of();
        }
        var database = databases.of(partner);
        var wrong = statements.check(partner, database);
        return wrong.isEmpty() ? types(partner, database) : wrong;
    }

    /** What would make each row invalid, or let no outcome be written. */
    private static List<Finding> types(Partner partner, DataSource database) {
        var types = new TypeCheck();
        return Stream.concat(
                        types.pending(partner, PendingColumns.of(partner, database)).stream(),
                        types.outcome(partner, database).stream())
                .filter(Finding::fails)
                .toList();
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
