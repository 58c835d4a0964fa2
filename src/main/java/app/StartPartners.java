package app;

import documents.DocumentFolder;
import docusign.DocuSignProperties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import ledger.DocumentLedger;
import ledger.SignupLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import partners.ActivePartners;
import partners.Documents;
import partners.Finding;
import partners.Partner;
import partners.PartnerDatabases;
import partners.PartnerFolders;
import partners.Signing;
import partners.StatementCheck;
import routes.PartnerRoutes;

/** Starts each partner whose folder is in order; one that is not is named with file and line and stops only itself. */
@Component
class StartPartners implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StartPartners.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Directories directories;
    private final DocuSignProperties docusign;
    private final ActivePartners active;
    private final PartnerDatabases databases;
    private final StatementCheck statements;
    private final PartnerRoutes routes;
    private final SignupLedger ledger;
    private final DocumentFolder folder;
    private final DocumentLedger documents;

    StartPartners(
            Directories directories,
            DocuSignProperties docusign,
            ActivePartners active,
            PartnerDatabases databases,
            StatementCheck statements,
            PartnerRoutes routes,
            SignupLedger ledger,
            DocumentFolder folder,
            DocumentLedger documents) {
        this.directories = directories;
        this.docusign = docusign;
        this.active = active;
        this.databases = databases;
        this.statements = statements;
        this.routes = routes;
        this.ledger = ledger;
        this.folder = folder;
        this.documents = documents;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var found = new PartnerFolders(docusign.accounts().keySet(), folder.trouble()).read(directories.partnersDir());
        found.findings().forEach(StartPartners::tell);
        var partners = found.partners().stream().filter(this::canLink).toList();
        active.replace(partners);
        partners.forEach(partner -> onceThereIsALedger(() -> ledger.moveWaiting(partner.name(), partner.account())));
        onceThereIsALedger(() -> wantDocuments(partners));
        partners.forEach(this::start);
        LOG.info("{} partners from {}", partners.size(), directories.partnersDir());
        check(partners);
    }

    /** A mail whose link leads to us is worth nothing if nobody knows where we are. */
    private boolean canLink(Partner partner) {
        if (partner.signing() != Signing.HYBRID
                || !docusign.connect().publicUrl().isEmpty()) {
            return true;
        }
        tell(unlinked(partner));
        return false;
    }

    static Finding unlinked(Partner partner) {
        return Finding.fail(
                partner.name(),
                "partner.yaml",
                0,
                "signing: hybrid mails links of ours, and nobody has said where we are reached",
                "set docusign.connect.public-url");
    }

    /** A ledger that goes away just now comes back; until then nothing is started, and the service is not ready. */
    private static void onceThereIsALedger(Runnable step) {
        while (true) {
            try {
                step.run();
                return;
            } catch (DataAccessResourceFailureException
                    | TransientDataAccessException
                    | CannotCreateTransactionException e) {
                LOG.error(
                        "the ledger is away ({}); the partners are started when it is back",
                        e.getClass().getSimpleName());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** A partner whose folder is not in order now keeps what it said before. */
    private void wantDocuments(List<Partner> partners) {
        var byWish = partners.stream()
                .collect(Collectors.partitioningBy(
                        partner -> partner.documents() == Documents.FOLDER,
                        Collectors.mapping(Partner::name, Collectors.toList())));
        documents.want(byWish.get(true), byWish.get(false));
    }

    private void start(Partner partner) {
        if (partner.database().isEmpty()) {
            return;
        }
        var driver = databases.missingDriver(partner);
        if (driver.isPresent()) {
            tell(driver.get());
            return;
        }
        try {
            routes.start(partner, databases.of(partner));
        } catch (Exception e) {
            LOG.error("partner {}: cannot be started ({}); the other partners run", partner.name(), e.toString());
        }
    }

    /** Beside the start, because a database that does not answer must not hold it up. */
    private void check(Iterable<Partner> partners) {
        try (var checks = new Checks()) {
            partners.forEach(partner -> {
                if (partner.database().isPresent()
                        && databases.missingDriver(partner).isEmpty()) {
                    checks.submit(() ->
                            statements.check(partner, databases.of(partner)).forEach(StartPartners::tell));
                }
            });
        }
    }

    private static void tell(Finding finding) {
        if (finding.fails()) {
            LOG.error("{}; the other partners run", finding);
        } else {
            LOG.warn("{}", finding);
        }
    }

    private static final class Checks implements AutoCloseable {
        private final ExecutorService threads = Executors.newFixedThreadPool(4, task -> {
            var thread = new Thread(task, "check-partners");
            thread.setDaemon(true);
            return thread;
        });

        void submit(Runnable check) {
            threads.execute(check);
        }

        @Override
        public void close() {
            threads.shutdown();
        }
    }
}
