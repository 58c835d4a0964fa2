package app;

import documents.DocumentFolder;
import docusign.DocuSignProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import partners.Finding;
import partners.Partner;
import partners.PartnerFolders;

/** Starts each partner whose folder is in order; one that is not is named with file and line and stops only itself. */
@Component
@Order(1)
class StartPartners implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StartPartners.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Directories directories;
    private final DocuSignProperties docusign;
    private final PartnerTrial trial;
    private final RunningPartners running;
    private final PartnerFindings findings;
    private final WatchPartners watch;
    private final DocumentFolder folder;

    StartPartners(
            Directories directories,
            DocuSignProperties docusign,
            PartnerTrial trial,
            RunningPartners running,
            PartnerFindings findings,
            WatchPartners watch,
            DocumentFolder folder) {
        this.directories = directories;
        this.docusign = docusign;
        this.trial = trial;
        this.running = running;
        this.findings = findings;
        this.watch = watch;
        this.folder = folder;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var found = new PartnerFolders(docusign.accounts().keySet(), folder::trouble).read(directories.partnersDir());
        found.findings().forEach(findings::tell);
        var refused = new HashMap<String, List<Finding>>();
        found.partners()
                .forEach(partner -> Stream.concat(trial.link(partner).stream(), trial.driver(partner).stream())
                        .forEach(finding -> refused.computeIfAbsent(partner.name(), name -> new ArrayList<>())
                                .add(finding)));
        refused.values().forEach(all -> all.forEach(findings::tell));
        var partners = found.partners().stream()
                .filter(partner -> trial.link(partner).isEmpty())
                .toList();
        running.know(partners);
        partners.forEach(partner -> onceThereIsALedger(() -> running.moveWaiting(partner)));
        onceThereIsALedger(() -> running.wantDocuments(partners));
        partners.stream()
                .filter(partner -> !refused.containsKey(partner.name()))
                .forEach(partner -> running.start(partner).ifPresent(finding -> {
                    findings.tell(finding);
                    refused.put(partner.name(), List.of(finding));
                }));
        LOG.info("{} partners from {}", partners.size(), directories.partnersDir());
        check(partners);
        watch.begin(found, refused);
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

    /** Beside the start, because a database that does not answer must not hold it up. */
    private void check(Iterable<Partner> partners) {
        try (var checks = new Checks()) {
            partners.forEach(
                    partner -> checks.submit(() -> trial.statements(partner).forEach(PartnerFindings::log)));
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
