package app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import partners.Finding;
import partners.Partner;
import partners.PartnerDatabases;
import partners.PendingColumns;
import partners.RightsCheck;
import partners.StatementCheck;
import partners.TypeCheck;

/** Looks at each partner's database, all at once, since one that does not answer takes its time to be given up. */
final class PartnersCheck {

    private static final int AT_ONCE = 8;

    private final Optional<TemplateCheck> templates;
    private final Consumer<Finding> tell;

    /** @param templates nothing if DocuSign or the ledger cannot be asked */
    PartnersCheck(Optional<TemplateCheck> templates, Consumer<Finding> tell) {
        this.templates = templates;
        this.tell = tell;
    }

    private record Looked(List<Finding> findings, List<PendingColumns.Column> columns) {}

    void check(List<Partner> partners) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try (var databases = new PartnerDatabases()) {
            var looks = new LinkedHashMap<Partner, Future<Looked>>();
            partners.forEach(partner -> looks.put(partner, threads.submit(look(partner, databases))));
            for (var look : looks.entrySet()) {
                tell(look.getKey(), look.getValue());
            }
        } finally {
            threads.shutdownNow();
        }
        twins(partners);
    }

    private void tell(Partner partner, Future<Looked> look) throws InterruptedException {
        try {
            var looked = look.get();
            looked.findings().forEach(tell);
            templates.ifPresent(check -> check.check(partner, looked.columns()).forEach(tell));
        } catch (ExecutionException e) {
            var what = "cannot be looked at (" + e.getCause().getClass().getSimpleName() + ")";
            tell.accept(Finding.fail(partner.name(), "partner.yaml", 0, what, ""));
        }
    }

    private static Callable<Looked> look(Partner partner, PartnerDatabases databases) {
        return () -> {
            if (partner.database().isEmpty()) {
                return new Looked(List.of(), List.of());
            }
            var driver = databases.missingDriver(partner);
            if (driver.isPresent()) {
                return new Looked(List.of(driver.get()), List.of());
            }
            return look(partner, databases.of(partner));
        };
    }

    private static Looked look(Partner partner, DataSource database) {
        var findings = new ArrayList<>(new StatementCheck().check(partner, database));
        if (findings.stream().anyMatch(finding -> finding.file().equals("partner.yaml"))) {
            return new Looked(findings, List.of());
        }
        var columns = PendingColumns.of(partner, database);
        findings.addAll(new TypeCheck().pending(partner, columns));
        findings.addAll(new TypeCheck().outcome(partner, database));
        if (findings.stream().noneMatch(Finding::fails)) {
            findings.addAll(new RightsCheck().check(partner, database));
        }
        if (findings.stream().noneMatch(Finding::fails)) {
            findings.add(Finding.ok(partner.name(), "database", "the three statements fit it and may be run"));
        }
        return new Looked(findings, columns);
    }

    /** A folder that was copied and not changed reads the same rows: each person would get two contracts. */
    private void twins(List<Partner> partners) {
        var first = new HashMap<List<String>, String>();
        partners.stream()
                .filter(partner -> partner.enabled() && partner.database().isPresent())
                .forEach(partner -> Optional.ofNullable(first.putIfAbsent(rows(partner), partner.name()))
                        .ifPresent(other -> tell.accept(Finding.fail(
                                partner.name(),
                                "pending.sql",
                                0,
                                "reads the same rows as partner " + other + ": each person would get two contracts",
                                "remove or disable one of the folders, or change its database or statement"))));
    }

    private static List<String> rows(Partner partner) {
        var database = partner.database().orElseThrow();
        var statement =
                partner.pending().text().replaceAll("(?m)^\\s*--.*$", "").replaceAll("\\s+", " ");
        return List.of(database.url(), database.username(), statement.strip());
    }
}
