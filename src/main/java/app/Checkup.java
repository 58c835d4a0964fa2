package app;

import docusign.DocuSignProperties;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import ledger.Workload;
import org.springframework.jdbc.core.simple.JdbcClient;
import partners.Finding;
import partners.PartnerFolders;
import routes.SendingProperties;
import throttle.BystandersQuota;

/** Looks at everything that can be wrong and tells each finding as it is found. Sends nothing and changes nothing. */
final class Checkup {

    private final ServiceSettings settings;
    private final boolean goLive;
    private final Consumer<Finding> tell;
    private Optional<Directories> directories = Optional.empty();

    Checkup(ServiceSettings settings, boolean goLive, Consumer<Finding> tell) {
        this.settings = settings;
        this.goLive = goLive;
        this.tell = tell;
    }

    void run() throws InterruptedException {
        var missing = settings.missing();
        missing.forEach(key -> tell.accept(Finding.fail("", key, 0, "is missing", "set it")));
        var keys = new KeysCheck(settings, tell);
        var docusign = keys.docusign();
        var sending = keys.sending();
        keys.others();
        directories = keys.directories();
        if (missing.contains("spring.datasource.url")) {
            partners(docusign, Optional.empty());
            return;
        }
        try (var ledger = settings.ledger()) {
            var usable = new LedgerCheck(ledger, tell).usable();
            if (docusign.isPresent() && sending.isPresent() && missing.isEmpty()) {
                docusign(docusign.get(), sending.get(), JdbcClient.create(ledger), usable);
            } else {
                partners(docusign, Optional.empty());
            }
        }
    }

    private void docusign(DocuSignProperties docusign, SendingProperties sending, JdbcClient ledger, boolean usable)
            throws InterruptedException {
        var limits = docusign.accounts().entrySet().stream()
                .collect(Collectors.toMap(
                        one -> one.getKey(), one -> one.getValue().limits()));
        var quota = new BystandersQuota(ledger, limits);
        try (var asking = new AskingDocuSign(docusign, sending, quota)) {
            var open = new AccountsCheck(docusign, asking, tell).open();
            if (usable) {
                new SenderCheck(docusign, asking, quota, tell).check(open);
            }
            if (!docusign.connect().publicUrl().isEmpty()) {
                new PublicAddressCheck(tell).check(docusign.connect().publicUrl());
            }
            var templates = Optional.of(new TemplateCheck(asking, open)).filter(check -> usable);
            if (!usable) {
                tell.accept(Finding.warn(
                        "",
                        "docusign",
                        0,
                        "templates, rights and Connect are not looked at",
                        "each call needs a permit of the ledger"));
            }
            partners(Optional.of(docusign), templates);
            if (goLive && usable) {
                new GoLive(quota, new Workload(ledger), tell)
                        .check(docusign.accounts().keySet(), settings.text("reconcile.schedule"));
            }
        }
    }

    private void partners(Optional<DocuSignProperties> docusign, Optional<TemplateCheck> templates)
            throws InterruptedException {
        if (directories.isEmpty()) {
            return;
        }
        var accounts = docusign.map(one -> Set.copyOf(one.accounts().keySet())).orElseGet(settings::accounts);
        var found = new PartnerFolders(accounts, settings.documentFolder()::trouble)
                .read(directories.get().partnersDir());
        docusign.ifPresent(one -> new ConnectCheck(one, tell).check(List.copyOf(found.partners())));
        found.findings().forEach(tell);
        new PartnersCheck(templates, tell).check(found.partners());
    }
}
