package app;

import documents.DocumentFolder;
import docusign.DocuSignProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.Finding;
import partners.Partner;
import partners.PartnerFolders;

/**
 * Takes over folders that are added, changed or removed while the service runs. A folder counts when two looks in a row
 * have found the same in it, so a copy that is under way is left in peace. It is tried first: a partner that runs is never
 * exchanged for one that could not.
 */
@Component
class WatchPartners {

    private static final Logger LOG = LoggerFactory.getLogger(WatchPartners.class);

    /** A database that is away, or a right that is missing, may be there later without any change of the folder. */
    private static final Duration ANOTHER_TRY = Duration.ofSeconds(15);

    private final Directories directories;
    private final PartnerFolders folders;
    private final ActivePartners active;
    private final PartnerTrial trial;
    private final RunningPartners running;
    private final PartnerFindings findings;
    private final Clock clock;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4, task -> {
        var thread = new Thread(task, "watch-partners");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, JudgedFolder> judged = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private Map<String, FolderVersion> before = Map.of();
    private boolean isEmptied;

    WatchPartners(
            Directories directories,
            DocuSignProperties docusign,
            DocumentFolder folder,
            ActivePartners active,
            PartnerTrial trial,
            RunningPartners running,
            PartnerFindings findings,
            Clock clock) {
        this.directories = directories;
        this.folders = new PartnerFolders(docusign.accounts().keySet(), folder::trouble);
        this.active = active;
        this.trial = trial;
        this.running = running;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * From now on, for what differs from that.
     *
     * @param why those that could not be started are looked at again
     */
    void begin(PartnerFolders.Found started, Map<String, List<Finding>> why) {
        FolderVersion.of(started).forEach((name, version) -> judged.put(name, new JudgedFolder(version)));
        why.forEach((name, wrong) -> judged.computeIfPresent(name, (same, one) -> tryAgain(one.version(), wrong)));
        if (directories.watchesPartners()) {
            var every = directories.partnersReload().toMillis();
            threads.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        }
    }

    @EventListener
    void end(ContextClosedEvent closed) {
        threads.shutdownNow();
    }

    private JudgedFolder tryAgain(FolderVersion version, List<Finding> why) {
        return new JudgedFolder(version, why, clock.instant().plus(ANOTHER_TRY));
    }

    private void look() {
        try {
            look(FolderVersion.of(folders.read(directories.partnersDir())));
        } catch (RuntimeException e) {
            LOG.error("{} cannot be looked through ({})", directories.partnersDir(), e.toString());
        }
    }

    private void look(Map<String, FolderVersion> now) {
        var last = before;
        before = now;
        if (now.containsKey("") && now.get("").findings().stream().anyMatch(Finding::fails) || isEmptied(now)) {
            return; // a directory that cannot be read is no order to stop everybody
        }
        var names = new TreeSet<>(now.keySet());
        names.addAll(judged.keySet());
        names.stream()
                .filter(name -> !name.isEmpty() && Objects.equals(now.get(name), last.get(name)))
                .forEach(name -> consider(name, now.get(name)));
    }

    /** Nor is one that holds nothing any more: so looks a volume that is not mounted. */
    private boolean isEmptied(Map<String, FolderVersion> now) {
        var known = active.configured();
        var all = !known.isEmpty() && now.keySet().stream().allMatch(String::isEmpty);
        if (all && !isEmptied) {
            LOG.error(
                    "{} holds no folder any more; its {} partners run on. To stop one, write 'enabled: false'",
                    directories.partnersDir(),
                    known.size());
        }
        isEmptied = all;
        return all;
    }

    private void consider(String name, FolderVersion version) {
        var last = judged.get(name);
        var isOld = Objects.equals(version, last == null ? null : last.version());
        if (isOld && last != null) {
            findings.repeat(name, last.why());
        }
        var isDue = !isOld || last != null && !clock.instant().isBefore(last.again());
        if (isDue && busy.add(name)) {
            threads.execute(() -> {
                try {
                    judge(name, version);
                } catch (Exception e) {
                    refuse(name, version, List.of(RunningPartners.notNow(name, e)));
                } finally {
                    busy.remove(name);
                }
            });
        }
    }

    private void judge(String name, FolderVersion version) throws Exception {
        if (version == null) {
            if (running.takeOut(name)) {
                judged.remove(name);
                findings.replace(name, List.of(), false);
                LOG.info("partner {}: its folder is gone; what waits of it stays in the ledger", name);
            } else {
                refuse(name, null, List.of(endless(name)));
            }
        } else if (version.partner().isEmpty()) {
            judged.put(name, new JudgedFolder(version));
            findings.replace(name, version.findings(), running.isRunning(name));
        } else {
            judge(version, version.partner().get());
        }
    }

    private void judge(FolderVersion version, Partner partner) throws Exception {
        var name = partner.name();
        var why = trial.all(partner);
        if (why.stream().anyMatch(Finding::fails)) {
            refuse(name, version, why);
            running.forgetTrial(name);
        } else if (running.runsAs(partner) || running.takeIn(partner)) {
            judged.put(name, new JudgedFolder(version));
            findings.replace(name, version.findings(), true);
            LOG.info("partner {}: runs as its folder says now", name);
        } else {
            refuse(name, version, List.of(endless(name)));
        }
    }

    private void refuse(String name, FolderVersion version, List<Finding> why) {
        judged.put(name, tryAgain(version, why));
        findings.replace(name, why, running.isRunning(name));
    }

    private static Finding endless(String name) {
        return Finding.fail(
                name,
                "its folder",
                0,
                "cannot be taken over while its routes do not come to an end",
                "it is tried again");
    }
}
