package bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * How the service is started as a process: its classes as a jar with the libraries of this JVM, without the tests, and
 * with an archive of loaded classes, because a start costs seconds and is repeated for each kill.
 */
final class Service {

    private static final Duration TRAINING = Duration.ofSeconds(120);
    private static final Set<Path> TRAINED = ConcurrentHashMap.newKeySet();

    private final Path archive;
    private final String classpath;

    /** @param folder for the jar and the archive */
    Service(Path folder) {
        this.archive = folder.resolve("service.jsa");
        var jar = folder.resolve("service.jar");
        var entries = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        var libraries = entries.stream().filter(entry -> entry.endsWith(".jar"));
        if (!TRAINED.contains(archive)) {
            entries.stream()
                    .map(Path::of)
                    .filter(entry -> entry.endsWith("classes"))
                    .findFirst()
                    .ifPresent(classes -> pack(classes, jar));
        }
        this.classpath =
                Stream.concat(Stream.of(jar.toString()), libraries).collect(Collectors.joining(File.pathSeparator));
    }

    private static void pack(Path classes, Path jar) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            Files.walkFileTree(classes, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    return add(folder, "/");
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    add(file, "");
                    Files.copy(file, zip);
                    return FileVisitResult.CONTINUE;
                }

                private FileVisitResult add(Path entry, String end) throws IOException {
                    if (!entry.equals(classes)) {
                        zip.putNextEntry(new ZipEntry(classes.relativize(entry) + end));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it once in the life of this JVM, before anything is there to do, and keeps what was loaded. */
    void train(List<String> arguments, Path log) throws InterruptedException {
        if (TRAINED.contains(archive)) {
            return;
        }
        var first = Instance.start(command("-XX:ArchiveClassesAtExit=" + archive, arguments), log);
        if (!first.awaitUp(TRAINING) || !first.stop(TRAINING)) {
            throw new IllegalStateException("the service did not start and stop: " + log);
        }
        TRAINED.add(archive);
    }

    Instance start(List<String> arguments, Path log) {
        return Instance.start(command("-XX:SharedArchiveFile=" + archive, arguments), log);
    }

    /** The same with a command before it, such as one that sets the clock. */
    Instance start(List<String> prefix, List<String> arguments, Path log) {
        var command = new ArrayList<>(prefix);
        command.addAll(command("-XX:SharedArchiveFile=" + archive, arguments));
        return Instance.start(command, log);
    }

    private List<String> command(String sharing, List<String> arguments) {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-Xshare:auto",
                sharing,
                "-Xlog:disable",
                "-Duser.timezone=UTC",
                "-cp",
                classpath,
                "app.Application"));
        command.addAll(arguments);
        return command;
    }
}
