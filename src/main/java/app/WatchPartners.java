package app;

import documents.DocumentFolder;
import docusign.DocuSignProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Map<String, FolderVersion> judged = new ConcurrentHashMap<>();
    private final Map<String, Refused> refused = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private Map<String, FolderVersion> before = Map.of();

    private record Refused(List<Finding> why, Instant again) {}

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
        judged.putAll(FolderVersion.of(started));
        var again = clock.instant().plus(ANOTHER_TRY);
        why.forEach((name, findings) -> refused.put(name, new Refused(findings, again)));
        if (directories.watchesPartners()) {
            var every = directories.partnersReload().toMillis();
            threads.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        }
    }

    @EventListener
    void end(ContextClosedEvent closed) {
        threads.shutdownNow();
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
        if (now.containsKey("") && now.get("").findings().stream().anyMatch(Finding::fails)) {
            return; // a directory that cannot be read is no order to stop everybody
        }
        var names = new TreeSet<>(now.keySet());
        names.addAll(judged.keySet());
        names.stream()
                .filter(name -> !name.isEmpty() && Objects.equals(now.get(name), last.get(name)))
                .forEach(name -> consider(name, now.get(name)));
    }

    private void consider(String name, FolderVersion version) {
        var isOld = Objects.equals(version, judged.get(name));
        var refusal = refused.get(name);
        if (isOld && version != null) {
            findings.repeat(name, refusal == null ? version.findings() : refusal.why());
        }
        var isDue = !isOld || refusal != null && !clock.instant().isBefore(refusal.again());
        if (isDue && busy.add(name)) {
            threads.execute(() -> {
                try {
                    judge(name, version);
                } catch (Exception e) {
                    LOG.error("partner {}: its folder cannot be taken over now ({})", name, e.toString());
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
                refused.remove(name);
                findings.replace(name, List.of(), false);
                LOG.info("partner {}: its folder is gone; what waits of it stays in the ledger", name);
            }
        } else if (version.partner().isEmpty()) {
            judged.put(name, version);
            refused.remove(name);
            findings.replace(name, version.findings(), isRunning(name));
        } else {
            judge(version, version.partner().get());
        }
    }

    private void judge(FolderVersion version, Partner partner) throws Exception {
        var name = partner.name();
        var why = trial.all(partner);
        if (why.stream().anyMatch(Finding::fails)) {
            refused.put(name, new Refused(why, clock.instant().plus(ANOTHER_TRY)));
            judged.put(name, version);
            running.forgetTrial(name);
            findings.replace(name, why, isRunning(name));
        } else if (runsAlready(partner) || running.takeIn(partner)) {
            refused.remove(name);
            judged.put(name, version);
            findings.replace(name, version.findings(), true);
            LOG.info("partner {}: runs as its folder says now", name);
        }
    }

    private boolean isRunning(String name) {
        return active.configured().contains(name);
    }

    private boolean runsAlready(Partner partner) {
        return isRunning(partner.name()) && active.named(partner.name()).equals(Optional.of(partner));
    }
}
