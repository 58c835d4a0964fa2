package app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import routes.OwnRoutes;

/**
 * Loads integrators' own routes, each file by itself, and follows what changes in the directory. A file counts when two
 * looks in a row have found the same text in it.
 */
@Component
@Order(2) // a route that hands in a sign-up finds its partner
class WatchRoutes implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRoutes.class);

    /** A queue that is away may be there later without any change of the file. */
    private static final Duration ANOTHER_TRY = Duration.ofSeconds(15);

    private final Path directory;
    private final RouteFiles files;
    private final long every;
    private final OwnRoutes routes;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "watch-routes");
        made.setDaemon(true);
        return made;
    });
    private final Map<String, String> judged = new TreeMap<>();
    private final Map<String, Failed> failed = new TreeMap<>();
    private Map<String, String> before = Map.of();

    /** A file of which nothing runs. */
    private record Failed(String why, Instant again) {}

    WatchRoutes(Directories directories, OwnRoutes routes, Clock clock) {
        this.directory = Path.of(directories.routesDir().replaceFirst("^file:", ""));
        this.files = new RouteFiles(directory);
        this.every = directories.routesReload().toMillis();
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        guarded(() -> {
            before = files.read(Map.of());
            before.forEach(this::load);
        });
        if (every > 0) {
            thread.scheduleWithFixedDelay(() -> guarded(this::look), every, every, TimeUnit.MILLISECONDS);
        }
    }

    @EventListener
    void end(ContextClosedEvent closed) {
        thread.shutdownNow();
    }

    private interface Look {
        void once() throws Exception;
    }

    /** An error as well: a task that ends with one is never called again. */
    private void guarded(Look look) {
        try {
            look.once();
        } catch (Throwable e) {
            LOG.error("{} cannot be looked through ({})", directory, RouteFailure.why(e));
        }
    }

    private void look() throws Exception {
        var now = files.read(judged);
        var last = before;
        before = now;
        var names = new TreeSet<>(now.keySet());
        names.addAll(judged.keySet());
        names.stream()
                .filter(name -> Objects.equals(now.get(name), last.get(name)))
                .filter(name -> !Objects.equals(now.get(name), judged.get(name)) || isDue(name))
                .forEach(name -> follow(name, now.get(name)));
    }

    private boolean isDue(String file) {
        return failed.containsKey(file)
                && !clock.instant().isBefore(failed.get(file).again());
    }

    private void follow(String file, String text) {
        if (text != null) {
            load(file, text);
            return;
        }
        try {
            routes.remove(file);
            judged.remove(file);
            failed.remove(file);
            LOG.info("routes {}: removed", file);
        } catch (Throwable e) {
            LOG.error("routes {}: cannot be removed ({})", file, RouteFailure.why(e));
        }
    }

    private void load(String file, String text) {
        try {
            routes.load(file, text);
            failed.remove(file);
            LOG.info("routes {}: loaded", file);
        } catch (Throwable e) {
            refuse(file, text, RouteFailure.why(e));
        }
        judged.put(file, text);
    }

    /** Where older routes of the file run on they are not stopped again and again for new ones that fail. */
    private void refuse(String file, String text, String why) {
        var last = failed.remove(file);
        var isSame = last != null && last.why().equals(why) && text.equals(judged.get(file));
        if (!isSame) {
            LOG.error("routes {}: {}; what the file had before, and all other routes, run on", file, why);
        }
        if (!routes.isRunning(file)) {
            failed.put(file, new Failed(why, clock.instant().plus(ANOTHER_TRY)));
        }
    }
}
