package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the service is started as a process: its jar, taken apart and with an archive of loaded classes as in the image,
 * because a start costs seconds and is repeated for each kill.
 */
final class Service {

    private static final Duration TRAINING = Duration.ofMinutes(10);
    private static final String JAR = System.getProperty("countersign.jar", "target/countersign.jar");
    private static final Set<Path> TRAINED = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path archive;
    private final Jvm jvm;

    /** @param folder for what the jar is taken apart to, and the archive */
    Service(Path folder) {
        this(folder.resolve("service"), folder.resolve("service.jsa"), Jvm.running());
    }

    private Service(Path folder, Path archive, Jvm jvm) {
        this.folder = folder;
        this.archive = archive;
        this.jvm = jvm;
    }

    /** The same with that JVM. */
    Service on(Jvm other) {
        return new Service(folder, archive, other);
    }

    /** Taken apart, but without an archive. */
    static Service takenApart(Path folder) throws InterruptedException {
        var service = new Service(folder);
        if (!Files.exists(service.folder)) {
            service.takeApart();
        }
        return service;
    }

    /** Runs it once in the life of this JVM, before anything is there to do, and keeps what was loaded. */
    void train(List<String> arguments, Map<String, String> environment, Path log) throws InterruptedException {
        if (TRAINED.contains(archive)) {
            return;
        }
        takeApart();
        var first = Instance.start(command("-XX:ArchiveClassesAtExit=" + archive, arguments), environment, log);
        if (!first.awaitUp(TRAINING) || !first.stop(TRAINING)) {
            throw new IllegalStateException("the service did not start and stop: " + log);
        }
        TRAINED.add(archive);
    }

    private void takeApart() throws InterruptedException {
        if (!Files.exists(Path.of(JAR))) {
            throw new IllegalStateException("no " + JAR + ": mvn package -DskipTests makes it");
        }
        try {
            var taken = new ProcessBuilder(
                            java(),
                            "-Djarmode=tools",
                            "-jar",
                            JAR,
                            "extract",
                            "--force",
                            "--destination",
                            folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (taken != 0) {
                throw new IllegalStateException("cannot take apart " + JAR);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instance start(List<String> arguments, Map<String, String> environment, Path log) {
        return Instance.start(command("-XX:SharedArchiveFile=" + archive, arguments), environment, log);
    }

    /** With those flags of the JVM instead of the ones that make a start cheap. */
    Instance start(List<String> flags, List<String> arguments, Map<String, String> environment, Path log) {
        var command = new ArrayList<String>();
        command.add(jvm.java().toString());
        command.addAll(flags);
        command.addAll(List.of("-jar", folder.resolve("countersign.jar").toString()));
        command.addAll(arguments);
        return Instance.start(command, environment, log);
    }

    /** The packaged jar under trial. */
    static Path jar() {
        return Path.of(JAR);
    }

    /** What starts a jar as it is. */
    static List<String> command(Path jar, List<String> arguments) {
        var command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx400m"));
        command.addAll(List.of("-Duser.timezone=UTC", "-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private List<String> command(String sharing, List<String> arguments) {
        var command = new ArrayList<String>(List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-Xshare:auto",
                sharing,
                "-Xlog:disable",
                "-Duser.timezone=UTC",
                "-jar",
                folder.resolve("countersign.jar").toString()));
        command.addAll(arguments);
        return command;
    }
}
