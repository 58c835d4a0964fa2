package api;

import docusign.ConnectAudit.Finding;
import docusign.DocuSignProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import ledger.ConnectHealth.Audit;
import org.springframework.stereotype.Component;

/** Shows what is wrong with each account's Connect as metrics, as far as we may look and are to. */
@Component
class ConnectMeters implements MeterBinder {

    private final Readings readings;
    private final DocuSignProperties docusign;

    ConnectMeters(Readings readings, DocuSignProperties docusign) {
        this.readings = readings;
        this.docusign = docusign;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        if (docusign.connect().audited()) {
            docusign.accounts().keySet().forEach(account -> bind(account, meters));
        }
    }

    private void bind(String account, MeterRegistry meters) {
        for (var finding : Finding.values()) {
            Gauge.builder("countersign.connect.findings", () -> found(account, finding))
                    .description("1 for what the last look at the account's Connect has found")
                    .tag("account", account)
                    .tag("finding", finding.word())
                    .register(meters);
        }
    }

    private double found(String account, Finding finding) {
        return readings.now()
                .map(reading -> reading.audits().stream().anyMatch(audit -> has(audit, account, finding)) ? 1.0 : 0.0)
                .orElse(Double.NaN);
    }

    private static boolean has(Audit audit, String account, Finding finding) {
        return audit.account().equals(account)
                && audit.findings().stream().anyMatch(one -> one.finding().equals(finding.word()));
    }
}
