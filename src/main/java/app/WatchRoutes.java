package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final String ENDING = ".camel.yaml";

    private final Path directory;
    private final long every;
    private final OwnRoutes routes;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "watch-routes");
        made.setDaemon(true);
        return made;
    });
    private final Map<String, String> judged = new TreeMap<>();
    private Map<String, String> before = Map.of();

    WatchRoutes(Directories directories, OwnRoutes routes) {
        this.directory = Path.of(directories.routesDir().replaceFirst("^file:", ""));
        this.every = directories.routesReload().toMillis();
        this.routes = routes;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        before = read();
        before.forEach(this::load);
        if (every > 0) {
            thread.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        }
    }

    @EventListener
    void end(ContextClosedEvent closed) {
        thread.shutdownNow();
    }

    private void look() {
        try {
            var now = read();
            var last = before;
            before = now;
            var names = new TreeSet<>(now.keySet());
            names.addAll(judged.keySet());
            names.stream()
                    .filter(name -> Objects.equals(now.get(name), last.get(name)))
                    .filter(name -> !Objects.equals(now.get(name), judged.get(name)))
                    .forEach(name -> follow(name, now.get(name)));
        } catch (UncheckedIOException e) {
            LOG.error("{} cannot be looked through ({})", directory, e.getMessage());
        }
    }

    private void follow(String file, String text) {
        if (text != null) {
            load(file, text);
            return;
        }
        try {
            routes.remove(file);
            judged.remove(file);
            LOG.info("routes {}: removed", file);
        } catch (Exception e) {
            LOG.error("routes {}: cannot be removed ({})", file, e.toString());
        }
    }

    private void load(String file, String text) {
        try {
            routes.load(file, text);
            LOG.info("routes {}: loaded", file);
        } catch (Exception e) {
            LOG.error("routes {}: {}; what the file had before, and all other routes, run on", file, why(e));
        }
        judged.put(file, text);
    }

    private static String why(Throwable failure) {
        var why = failure;
        while (why.getCause() != null) {
            why = why.getCause();
        }
        return String.valueOf(why.getMessage()).replaceAll("\\p{Cntrl}+", " ");
    }

    private Map<String, String> read() {
        var texts = new TreeMap<String, String>();
        if (!Files.isDirectory(directory)) {
            return texts;
        }
        try (var files = Files.list(directory)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = file.getFileName().toString();
                if (name.endsWith(ENDING) && !name.startsWith(".") && Files.isRegularFile(file)) {
                    texts.put(name, Files.readString(file));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
