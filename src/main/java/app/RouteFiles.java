package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the files of own routes, each by itself: one that cannot be read stands in no other's way. */
final class RouteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);
    private static final String ENDING = ".camel.yaml";

    private final Path directory;
    private final Set<String> unread = new HashSet<>();

    RouteFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * The text of each file by its name.
     *
     * @param known what each file had before, which it keeps while it cannot be read
     * @throws IOException if the directory cannot be looked through
     */
    Map<String, String> read(Map<String, String> known) throws IOException {
        var texts = new TreeMap<String, String>();
        if (Files.isDirectory(directory)) {
            try (var files = Files.list(directory)) {
                files.filter(RouteFiles::isOurs).forEach(file -> read(file, known, texts));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return texts;
    }

    private static boolean isOurs(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(ENDING) && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private void read(Path file, Map<String, String> known, Map<String, String> texts) {
        var name = file.getFileName().toString();
        try {
            texts.put(name, Files.readString(file));
            unread.remove(name);
        } catch (IOException e) {
            if (unread.add(name)) {
                LOG.error(
                        "routes {}: cannot be read ({}); it has to be UTF-8, and this process may have to read it;"
                                + " what the file had before, and all other routes, run on",
                        name,
                        e.getClass().getSimpleName());
            }
            if (known.containsKey(name)) {
                texts.put(name, known.get(name));
            }
        }
    }
}
