package app;

import api.Pausing;
import docusign.DocuSignProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.Workload;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import partners.Partner;
import throttle.Outlook;
import throttle.SharedQuota;
import throttle.Usage;

/** Says when so many more calls could be through at today's quota, behind what the ledger has waiting already. */
final class QuotaOutlook {

    private final ServiceSettings settings;
    private final DocuSignProperties docusign;

    QuotaOutlook(ServiceSettings settings, DocuSignProperties docusign) {
        this.settings = settings;
        this.docusign = docusign;
    }

    /** Nothing if the account is not configured. */
    Optional<Map<String, Object>> of(Partner partner, long calls) {
        return Optional.ofNullable(docusign.accounts().get(partner.account()))
                .map(account -> with(account, partner, calls));
    }

    private Map<String, Object> with(DocuSignProperties.Account account, Partner partner, long calls) {
        var name = partner.account();
        var limits = account.limits();
        var usage = Usage.none(limits);
        var before = 0L;
        var known = true;
        try (var ledger = settings.ledger()) {
            var jdbc = JdbcClient.create(ledger);
            usage = new SharedQuota(jdbc, Map.of(name, limits)).usage(name).orElse(usage);
            before = new Workload(jdbc)
                    .loads().stream()
                            .filter(load -> load.account().equals(name))
                            .mapToLong(Workload.Load::waiting)
                            .sum();
        } catch (DataAccessException | IllegalStateException e) {
            known = false;
        }
        var now = Clock.systemUTC().instant();
        var through = Outlook.through(
                now,
                List.of(Pausing.part(before, Optional.empty()), Pausing.part(calls, Optional.of(partner))),
                usage,
                limits);
        var line = new LinkedHashMap<String, Object>();
        line.put("waitingBefore", before);
        line.put("quotaKnown", known);
        line.put("throughAt", through.truncatedTo(ChronoUnit.SECONDS).toString());
        line.put("seconds", Duration.between(now, through).toSeconds());
        return line;
    }
}
