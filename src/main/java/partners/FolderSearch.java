package partners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

/**
 * Finds the partners' folders in a directory or on the class path, also inside a jar. Whatever begins with a dot is
 * passed over: Kubernetes keeps the versions of a mounted ConfigMap in such directories, and links to them.
 */
final class FolderSearch {

    private static final String CLASSPATH = "classpath:";

    private FolderSearch() {}

    /** All folders by name. */
    static List<Folder> below(String location) throws IOException {
        return location.startsWith(CLASSPATH)
                ? onClassPath(location.substring(CLASSPATH.length()).replaceAll("^/+|/+$", ""))
                : inDirectory(directory(location));
    }

    private static Path directory(String location) throws IOException {
        var path = location.contains(":") ? ResourceUtils.getFile(location).toPath() : Path.of(location);
        return path.toAbsolutePath().normalize();
    }

    private static List<Folder> inDirectory(Path directory) throws IOException {
        var folders = new ArrayList<Folder>();
        for (var path : visible(directory)) {
            if (Files.isDirectory(path) && !path.endsWith("lost+found")) {
                folders.add(folder(path));
            }
        }
        return folders;
    }

    private static Folder folder(Path path) {
        var name = path.getFileName().toString();
        try {
            var files = new TreeMap<String, Resource>();
            for (var file : visible(path)) {
                files.put(file.getFileName().toString(), new FileSystemResource(file));
            }
            return new Folder(name, "file:" + path, true, files);
        } catch (IOException e) {
            return new Folder(name, "file:" + path, false, Map.of());
        }
    }

    private static List<Path> visible(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The class path also has this package's classes below the same name, hence only files that a partner can have. */
    private static List<Folder> onClassPath(String root) throws IOException {
        var folders = new TreeMap<String, Map<String, Resource>>();
        for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + root + "/*/*")) {
            var parts = StringUtils.uriDecode(resource.getURL().getPath(), StandardCharsets.UTF_8)
                    .split("/");
            var file = parts[parts.length - 1];
            var folder = parts[parts.length - 2];
            if (file.matches("[^.].*\\.(ya?ml|sql)") && !folder.startsWith(".")) {
                folders.computeIfAbsent(folder, name -> new TreeMap<>()).putIfAbsent(file, resource);
            }
        }
        return folders.entrySet().stream()
                .map(entry ->
                        new Folder(entry.getKey(), CLASSPATH + root + "/" + entry.getKey(), true, entry.getValue()))
                .collect(Collectors.toList());
    }
}
